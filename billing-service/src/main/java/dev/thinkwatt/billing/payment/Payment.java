package dev.thinkwatt.billing.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in for an invoice.
 *
 * @param transferId of its transfer in the ledger
 * @param receivedOn when it was there
 * @param reference what the bank says of it
 */
record Payment(
        String paymentId,
        UUID transferId,
        UUID invoiceId,
        String accountId,
        BigDecimal amount,
        Currency currency,
        LocalDate receivedOn,
        @Nullable String reference,
        Instant recordedAt) {}
