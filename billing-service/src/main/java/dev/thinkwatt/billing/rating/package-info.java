/** From a usage event to a charge: read, rated, booked and remembered in one transaction. */
@NullMarked
package dev.thinkwatt.billing.rating;

import org.jspecify.annotations.NullMarked;
