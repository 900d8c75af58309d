package dev.thinkwatt.billing.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as the addressee of a document.
 *
 * @param addressLines from top to bottom, without the country; may be empty
 * @param country ISO 3166-1, two letters
 */
public record BilledParty(
        String accountId,
        String name,
        List<String> addressLines,
        String country,
        @Nullable String vatId) {

    public BilledParty {
        addressLines = List.copyOf(addressLines);
    }
}
