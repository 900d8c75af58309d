package dev.thinkwatt.billing.agreement;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.billing.account.BilledAccounts.BilledAccount;
import dev.thinkwatt.billing.agreement.Agreement.Kind;
import dev.thinkwatt.billing.creation.Creations;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Makes agreements and ends them. A month whose invoice is final keeps those that it was drawn with. */
@ApplicationScoped
class AgreementService {

    private final DataSource database;
    private final BilledAccounts accounts;
    private final Creations creations;
    private final Audit audit;
    private final Clock clock;

    AgreementService(DataSource database, BilledAccounts accounts, Creations creations, Audit audit, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.creations = creations;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<Agreement> of(String accountId) {
        accounts.require(accountId);
        try (Connection connection = database.getConnection()) {
            return new Agreements(connection).of(accountId);
        } catch (SQLException e) {
            throw new IllegalStateException("agreements of " + accountId + " cannot be read", e);
        }
    }

    /** Whether this call made it; otherwise an earlier one with the same body did. */
    @Transactional
    boolean make(String accountId, Agreement agreement) {
        BilledAccount billed = lock(accountId);
        if (!creations.isFirst("agreement", accountId + "/" + agreement.agreementId(), "agreementId", agreement)) {
            return false;
        }
        try (Connection connection = database.getConnection()) {
            Agreements agreements = new Agreements(connection);
            List<Violation> violations =
                    new ArrayList<>(agreement.violations(billed.account().currency()));
            closed(agreements, accountId, "from", agreement.from()).ifPresent(violations::add);
            for (Agreement other : agreements.of(accountId)) {
                if (agreement.kind() == Kind.MINIMUM && other.kind() == Kind.MINIMUM && agreement.overlaps(other)) {
                    violations.add(new Violation(
                            "from", "must not overlap the minimum " + other.agreementId() + " of the account"));
                }
            }
            if (!violations.isEmpty()) {
                throw ProblemException.invalid(violations);
            }
            agreements.add(accountId, agreement, clock.instant());
            audit.record(Act.created("agreement.made", "account", accountId, agreement));
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("an agreement with " + accountId + " cannot be made", e);
        }
    }

    /** Has an agreement be for no month from one on. */
    @Transactional
    void end(String accountId, String agreementId, YearMonth until, String reason) {
        lock(accountId);
        try (Connection connection = database.getConnection()) {
            Agreements agreements = new Agreements(connection);
            Agreement before = agreements.of(accountId).stream()
                    .filter(agreement -> agreement.agreementId().equals(agreementId))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound(
                            "Account " + accountId + " has no agreement " + agreementId + "."));
            if (until.equals(before.until())) {
                return;
            }
            refuse(agreements, accountId, before, until);
            Agreement ended = before.endingBefore(until);
            agreements.end(accountId, ended);
            audit.record(Act.changed("agreement.ended", "account", accountId, before, ended)
                    .because(reason));
        } catch (SQLException e) {
            throw new IllegalStateException("an agreement with " + accountId + " cannot be ended", e);
        }
    }

    private static void refuse(Agreements agreements, String accountId, Agreement before, YearMonth until)
            throws SQLException {
        YearMonth end = before.until();
        if (until.isBefore(before.from()) || (end != null && until.isAfter(end))) {
            throw ProblemException.invalid("until", "must lie between from and the present end");
        }
        Optional<Violation> closed = closed(agreements, accountId, "until", until);
        if (closed.isPresent()) {
            throw ProblemException.invalid(List.of(closed.get()));
        }
    }

    private static Optional<Violation> closed(Agreements agreements, String accountId, String field, YearMonth month)
            throws SQLException {
        return agreements
                .lastClosed(accountId)
                .filter(last -> !month.isAfter(last))
                .map(last -> new Violation(field, "must be after " + last + ", whose invoice is final"));
    }

    /** One change or invoice of an account at a time. */
    private BilledAccount lock(String accountId) {
        return accounts.lock(accountId).orElseThrow(() -> BilledAccounts.none(accountId));
    }
}
