/** Decisions. */
@NullMarked
package dev.thinkwatt.quota.decision;

import org.jspecify.annotations.NullMarked;
