/** Pricing one usage event with one plan version: pure and exact. */
@NullMarked
package dev.thinkwatt.model.rating;

import org.jspecify.annotations.NullMarked;
