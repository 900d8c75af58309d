/** Records that somebody has to look at. */
@NullMarked
package dev.thinkwatt.billing.parked;

import org.jspecify.annotations.NullMarked;
