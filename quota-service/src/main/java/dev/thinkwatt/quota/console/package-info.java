/** The pages of operations: who stands where, why, and what can be done about it. */
@NullMarked
package dev.thinkwatt.quota.console;

import org.jspecify.annotations.NullMarked;
