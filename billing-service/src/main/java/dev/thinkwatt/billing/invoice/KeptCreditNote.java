package dev.thinkwatt.billing.invoice;

/**
 * A credit note as it is kept, for whoever makes documents of it.
 *
 * @param invoice the final invoice that it takes back, or a part of it
 */
public record KeptCreditNote(CreditNote note, KeptInvoice invoice) {}
