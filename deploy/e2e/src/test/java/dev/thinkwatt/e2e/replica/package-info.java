/** Processes that are killed, paused and cut off. */
@NullMarked
package dev.thinkwatt.e2e.replica;

import org.jspecify.annotations.NullMarked;
