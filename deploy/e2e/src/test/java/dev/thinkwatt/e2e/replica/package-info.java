/** Processes that are killed, paused and cut off, and what they stand on. */
@NullMarked
package dev.thinkwatt.e2e.replica;

import org.jspecify.annotations.NullMarked;
