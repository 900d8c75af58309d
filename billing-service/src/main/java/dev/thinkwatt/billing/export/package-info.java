/** Invoices as documents: the e-invoice, the printed one. */
@NullMarked
package dev.thinkwatt.billing.export;

import org.jspecify.annotations.NullMarked;
