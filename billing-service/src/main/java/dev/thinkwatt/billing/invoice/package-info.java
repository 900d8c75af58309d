/** From charges to an invoice. */
@NullMarked
package dev.thinkwatt.billing.invoice;

import org.jspecify.annotations.NullMarked;
