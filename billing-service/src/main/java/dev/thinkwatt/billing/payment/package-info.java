/** What is open of final invoices, and the money that comes in for them. */
@NullMarked
package dev.thinkwatt.billing.payment;

import org.jspecify.annotations.NullMarked;
