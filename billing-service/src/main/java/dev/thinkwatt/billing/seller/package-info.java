/** Who sends the invoices. */
@NullMarked
package dev.thinkwatt.billing.seller;

import org.jspecify.annotations.NullMarked;
