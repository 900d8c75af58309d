package dev.thinkwatt.billing.invoice;

import java.math.BigDecimal;

/**
 * What invoices of one currency add up to.
 *
 * @param credited what credit notes took back of them
 */
public record InvoiceSum(String currency, long invoices, long events, BigDecimal total, BigDecimal credited) {}
