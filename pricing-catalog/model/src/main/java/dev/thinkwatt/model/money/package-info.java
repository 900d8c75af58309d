/** Amounts of money that never lose a digit unasked. */
@NullMarked
package dev.thinkwatt.model.money;

import org.jspecify.annotations.NullMarked;
