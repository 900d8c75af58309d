/** The pure decision: what one request may do now, given a plan, its counters and an instant. No framework in here. */
@NullMarked
package dev.thinkwatt.quota.policy;

import org.jspecify.annotations.NullMarked;
