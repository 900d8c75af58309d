/** VAT: who owes it, at which rate, and why not. */
@NullMarked
package dev.thinkwatt.billing.tax;

import org.jspecify.annotations.NullMarked;
