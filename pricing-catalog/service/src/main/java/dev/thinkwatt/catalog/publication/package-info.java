/** What was published, on its way to the other services. */
@NullMarked
package dev.thinkwatt.catalog.publication;

import org.jspecify.annotations.NullMarked;
