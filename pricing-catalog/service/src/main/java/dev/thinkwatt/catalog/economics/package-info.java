/** What the allowances of a plan are worth and cost. */
@NullMarked
package dev.thinkwatt.catalog.economics;

import org.jspecify.annotations.NullMarked;
