package dev.thinkwatt.billing.account;

import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.billing.creation.Creations;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the plan of an account: from an instant on, now or later, never before. */
@ApplicationScoped
class SubscriptionService {

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final AccountRepository accounts;
    private final Creations creations;
    private final AccountPublisher publisher;
    private final CatalogReplica catalog;
    private final Clock clock;

    SubscriptionService(
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

    /**
     * A change as it is asked for.
     *
     * @param from null: now
     */
    record Change(
            String changeId, PlanChoice plan, @Nullable Instant from) {}

    /** Whether this call made the change; otherwise an earlier one with the same body did. */
    @Transactional
    boolean change(String accountId, Change change) {
        AccountRow row = lock(accountId);
        if (!creations.isFirst("plan change", accountId + "/" + change.changeId(), "changeId", change)) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant from = change.from() == null ? now : change.from().truncatedTo(ChronoUnit.MICROS);
        Account before = row.toAccount();
        List<Violation> violations = violations(change, from, now, before);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        row.subscriptions.add(SubscriptionRow.of(
                new Subscription(change.plan().planId(), change.plan().version(), from)));
        accounts.flush();
        publisher.planChanged(row, before);
        return true;
    }

    /** All plans of an account, the earliest first. */
    @Transactional
    List<Subscription> history(String accountId) {
        return lock(accountId).toAccount().subscriptions();
    }

    private AccountRow lock(String accountId) {
        return accounts.lock(accountId).orElseThrow(() -> BilledAccounts.none(accountId));
    }

    private List<Violation> violations(Change change, Instant from, Instant now, Account account) {
        List<Violation> violations = new ArrayList<>();
        Instant latest = account.subscriptions().getLast().from();
        if (from.isBefore(now) || !from.isBefore(LATEST)) {
            violations.add(new Violation("from", "must lie between now and the year 2099"));
        }
        if (!from.isAfter(latest)) {
            violations.add(new Violation("from", "must be after the latest change of the account, " + latest));
        }
        violations.addAll(change.plan().violations(catalog.current(), account.currency(), from));
        return violations;
    }
}
