/** What a usage would cost. */
@NullMarked
package dev.thinkwatt.catalog.quote;

import org.jspecify.annotations.NullMarked;
