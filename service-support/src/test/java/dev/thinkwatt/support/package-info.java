/** What the tests of this module share. */
@NullMarked
package dev.thinkwatt.support;

import org.jspecify.annotations.NullMarked;
