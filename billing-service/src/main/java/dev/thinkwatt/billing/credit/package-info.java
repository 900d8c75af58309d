/** Prepaid credit: granted, drawn on by invoices, lapsed. */
@NullMarked
package dev.thinkwatt.billing.credit;

import org.jspecify.annotations.NullMarked;
