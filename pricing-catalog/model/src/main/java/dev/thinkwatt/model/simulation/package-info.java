/** What usage of the past would have cost under another version of its plan. */
@NullMarked
package dev.thinkwatt.model.simulation;

import org.jspecify.annotations.NullMarked;
