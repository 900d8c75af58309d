/** Whether counters hold what the decisions that are kept took. */
@NullMarked
package dev.thinkwatt.quota.audit;

import org.jspecify.annotations.NullMarked;
