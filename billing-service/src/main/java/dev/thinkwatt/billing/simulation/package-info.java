/** Rates usage of the past once more, under a version of its plan that somebody is thinking of. Nothing is booked. */
@NullMarked
package dev.thinkwatt.billing.simulation;

import org.jspecify.annotations.NullMarked;
