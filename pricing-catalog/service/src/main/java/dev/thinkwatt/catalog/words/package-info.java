/** What constants are called on pages; forms and interfaces keep the constants. */
@NullMarked
package dev.thinkwatt.catalog.words;

import org.jspecify.annotations.NullMarked;
