/** Histories of real clients, and whether what they were answered could have happened one after the other. */
@NullMarked
package dev.thinkwatt.e2e.history;

import org.jspecify.annotations.NullMarked;
