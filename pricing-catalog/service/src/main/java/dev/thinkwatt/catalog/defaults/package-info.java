/** Which model a plan serves where none is named, and how the one before is brought back. */
@NullMarked
package dev.thinkwatt.catalog.defaults;

import org.jspecify.annotations.NullMarked;
