package dev.thinkwatt.billing.account;

import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.billing.creation.Creations;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Opens accounts and finds them. */
@ApplicationScoped
class AccountService {

    private final AccountRepository accounts;
    private final Creations creations;
    private final AccountPublisher publisher;
    private final CatalogReplica catalog;
    private final Clock clock;

    AccountService(
            AccountRepository accounts,
            Creations creations,
            AccountPublisher publisher,
            CatalogReplica catalog,
            Clock clock) {
        this.accounts = accounts;
        this.creations = creations;
        this.publisher = publisher;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Whether this call opened the account; otherwise an earlier one with the same body did. */
    @Transactional
    boolean open(NewAccount account) {
        if (!creations.isFirst("account", account.accountId(), "accountId", account)) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Violation> violations = account.violations(catalog.current(), now);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        AccountRow row = account.toRow(now);
        accounts.persistAndFlush(row);
        publisher.opened(row);
        return true;
    }

    @Transactional
    AccountRow find(String accountId) {
        return accounts.findByIdOptional(accountId).orElseThrow(() -> BilledAccounts.none(accountId));
    }

    @Transactional
    List<AccountRow> after(String accountId, int limit) {
        return accounts.after(accountId, limit);
    }
}
