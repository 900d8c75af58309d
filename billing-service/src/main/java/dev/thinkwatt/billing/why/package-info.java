/** Numbers with the numbers that they follow from. */
@NullMarked
package dev.thinkwatt.billing.why;

import org.jspecify.annotations.NullMarked;
