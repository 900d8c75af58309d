package dev.thinkwatt.billing.spending;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.billing.spending.SpendingResource.View;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** States spending limits and says what was told of them. */
@ApplicationScoped
class SpendingService {

    private final DataSource database;
    private final BilledAccounts accounts;
    private final Audit audit;
    private final Clock clock;

    SpendingService(DataSource database, BilledAccounts accounts, Audit audit, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    View find(String accountId) {
        Account account = account(accountId);
        YearMonth month = YearMonth.from(clock.instant().atZone(account.timeZone()));
        try (Connection connection = database.getConnection()) {
            SpendingRows rows = new SpendingRows(connection);
            SpendingLimit limit = rows.find(accountId)
                    .orElseThrow(() -> ProblemException.notFound("Account " + accountId + " has no spending limit."));
            return new View(
                    accountId,
                    limit.amount(),
                    account.currency(),
                    limit.thresholds(),
                    month,
                    rows.notices(accountId, account.currency(), month));
        } catch (SQLException e) {
            throw new IllegalStateException("the spending limit of " + accountId + " cannot be read", e);
        }
    }

    @Transactional
    void state(String accountId, SpendingLimit limit) {
        List<Violation> violations = limit.violations(account(accountId).currency());
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        try (Connection connection = database.getConnection()) {
            SpendingRows rows = new SpendingRows(connection);
            Optional<SpendingLimit> before = rows.find(accountId);
            if (before.filter(limit::equals).isEmpty()) {
                rows.put(accountId, limit);
                audit.record(new Act("spending-limit.stated", "account", accountId, before.orElse(null), limit, null));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a spending limit of " + accountId + " cannot be stated", e);
        }
    }

    @Transactional
    void remove(String accountId) {
        accounts.require(accountId);
        try (Connection connection = database.getConnection()) {
            SpendingRows rows = new SpendingRows(connection);
            Optional<SpendingLimit> before = rows.find(accountId);
            if (before.isPresent()) {
                rows.remove(accountId);
                audit.record(new Act("spending-limit.removed", "account", accountId, before.get(), null, null));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the spending limit of " + accountId + " cannot be removed", e);
        }
    }

    private Account account(String accountId) {
        return accounts.find(accountId)
                .orElseThrow(() -> BilledAccounts.none(accountId))
                .account();
    }
}
