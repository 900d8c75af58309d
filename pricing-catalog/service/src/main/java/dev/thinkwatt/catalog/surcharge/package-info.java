/** What a surcharge policy would have made of the prices of last month. */
@NullMarked
package dev.thinkwatt.catalog.surcharge;

import org.jspecify.annotations.NullMarked;
