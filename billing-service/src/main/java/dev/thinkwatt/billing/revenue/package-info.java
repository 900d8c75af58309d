/** What was earned, by stream, beside what its electricity cost. */
@NullMarked
package dev.thinkwatt.billing.revenue;

import org.jspecify.annotations.NullMarked;
