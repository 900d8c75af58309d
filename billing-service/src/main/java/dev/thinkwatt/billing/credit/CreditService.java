package dev.thinkwatt.billing.credit;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.billing.creation.Creations;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Grants credit, and says what an account has. */
@ApplicationScoped
class CreditService {

    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private final DataSource database;
    private final BilledAccounts accounts;
    private final Creations creations;
    private final Credits credits;
    private final Audit audit;

    CreditService(DataSource database, BilledAccounts accounts, Creations creations, Credits credits, Audit audit) {
        this.database = database;
        this.accounts = accounts;
        this.creations = creations;
        this.credits = credits;
        this.audit = audit;
    }

    /**
     * Whether this call granted it; otherwise an earlier one with the same body did.
     *
     * @param asked the request, word for word
     */
    @Transactional
    boolean grant(String accountId, Credit credit, Object asked) {
        Account account = accounts.lock(accountId)
                .orElseThrow(() -> BilledAccounts.none(accountId))
                .account();
        if (!creations.isFirst("credit", accountId + "/" + credit.creditId(), "creditId", asked)) {
            return false;
        }
        List<Violation> violations = violations(credit, account);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        try (Connection connection = database.getConnection()) {
            credits.add(connection, accountId, credit);
        } catch (SQLException e) {
            throw new IllegalStateException("credit " + credit.creditId() + " cannot be granted", e);
        }
        audit.record(Act.created("credit.granted", "account", accountId, credit));
        return true;
    }

    @Transactional
    List<Credit> of(String accountId) {
        accounts.require(accountId);
        try (Connection connection = database.getConnection()) {
            return credits.of(connection, accountId);
        } catch (SQLException e) {
            throw new IllegalStateException("credits of " + accountId + " cannot be read", e);
        }
    }

    private static List<Violation> violations(Credit credit, Account account) {
        List<Violation> violations = new ArrayList<>();
        Money amount = credit.amount();
        if (!amount.currency().equals(account.currency())) {
            violations.add(new Violation("amount.currency", "must be what the account pays in, " + account.currency()));
        }
        if (amount.amount().signum() <= 0) {
            violations.add(new Violation("amount.amount", "must be more than nothing"));
        }
        int decimals = amount.currency().getDefaultFractionDigits();
        if (amount.amount().stripTrailingZeros().scale() > decimals) {
            violations.add(new Violation("amount.amount", "must have at most " + decimals + " decimals"));
        }
        if (credit.startsAt().isBefore(FIRST) || !credit.startsAt().isBefore(LAST)) {
            violations.add(new Violation("startsAt", "must lie in the years 2000 to 2099"));
        }
        Instant expires = credit.expiresAt();
        if (expires != null && (!expires.isAfter(credit.startsAt()) || expires.isAfter(LAST))) {
            violations.add(new Violation("expiresAt", "must be after the start, and before the year 2100"));
        }
        return violations;
    }
}
