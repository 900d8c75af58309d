/** Decisions from the door to the rows. */
@NullMarked
package dev.thinkwatt.quota.decision;

import org.jspecify.annotations.NullMarked;
