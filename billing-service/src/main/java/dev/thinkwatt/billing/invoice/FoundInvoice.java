package dev.thinkwatt.billing.invoice;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice in a list. */
public record FoundInvoice(
        UUID invoiceId,
        String accountId,
        String accountName,
        YearMonth period,
        Standing standing,
        @Nullable String number,
        long events,
        BigDecimal total,
        String currency) {

    /** Where it stands in the list. */
    String place() {
        return period + "," + accountId;
    }
}
