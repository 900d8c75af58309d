/** The decision, case by case. */
@NullMarked
package dev.thinkwatt.quota.policy;

import org.jspecify.annotations.NullMarked;
