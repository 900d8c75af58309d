/** What a kWh emits where a site stands: read from files, looked at, published day by day, and taken back. */
@NullMarked
package dev.thinkwatt.catalog.carbon;

import org.jspecify.annotations.NullMarked;
