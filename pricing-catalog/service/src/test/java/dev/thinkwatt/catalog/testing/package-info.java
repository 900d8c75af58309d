/** What the tests of this service share. */
@NullMarked
package dev.thinkwatt.catalog.testing;

import org.jspecify.annotations.NullMarked;
