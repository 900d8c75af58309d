package dev.thinkwatt.billing.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** To whom documents are addressed. */
@ApplicationScoped
public class BilledParties {

    private final AccountRepository accounts;

    BilledParties(AccountRepository accounts) {
        this.accounts = accounts;
    }

    /** The addressee behind an account that exists. */
    @Transactional
    public BilledParty of(String accountId) {
        AccountRow row = accounts.findByIdOptional(accountId)
                .orElseThrow(() -> new IllegalStateException("there is no account " + accountId));
        return new BilledParty(row.accountId, row.name, lines(row.address), row.country, row.vatId);
    }

    private static List<String> lines(@Nullable String address) {
        return address == null
                ? List.of()
                : address.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
