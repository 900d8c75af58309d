/** What was published by the catalog, as far as billing has read it. */
@NullMarked
package dev.thinkwatt.billing.catalog;

import org.jspecify.annotations.NullMarked;
