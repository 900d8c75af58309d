/** What accounts are charged by the period: usage added up over a month, and the minimum that it comes to. */
@NullMarked
package dev.thinkwatt.billing.period;

import org.jspecify.annotations.NullMarked;
