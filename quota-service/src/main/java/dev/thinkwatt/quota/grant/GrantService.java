package dev.thinkwatt.quota.grant;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.quota.decision.HoldingsEditor;
import dev.thinkwatt.quota.decision.HoldingsEditor.Locked;
import dev.thinkwatt.quota.policy.Grant;
import dev.thinkwatt.quota.policy.Holdings;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Gives subscribers units beyond their plan. */
@ApplicationScoped
public class GrantService {

    /** More at once is a plan of its own, and a row that every decision has to read. */
    private static final int LIVE_MAX = 100;

    private final GrantRepository grants;
    private final HoldingsEditor holdings;
    private final Acting acting;
    private final DataSource database;

    GrantService(GrantRepository grants, HoldingsEditor holdings, Acting acting, DataSource database) {
        this.grants = grants;
        this.holdings = holdings;
        this.acting = acting;
        this.database = database;
    }

    /** @param replayed whether an earlier call with the same body gave it */
    public record Given(GrantGiven grant, boolean replayed) {}

    @Transactional
    public Given grant(String subscriberId, NewGrant asked) {
        Instant now = acting.now();
        Subscriber subscriber = acting.subscriber(subscriberId, now);
        try (Connection connection = database.getConnection()) {
            Locked locked = holdings.lock(connection, subscriber);
            Optional<GrantGiven> given = grants.grant(connection, subscriberId, asked.grantId());
            if (given.isPresent()) {
                if (given.get().grant().saysTheSameAs(asked)) {
                    return new Given(given.get(), true);
                }
                throw ProblemException.conflict("grantId is taken by another grant.");
            }
            asked.requireSound(now);
            give(connection, subscriber, locked, asked, now);
            return new Given(new GrantGiven(asked, acting.who(), now), false);
        } catch (SQLException e) {
            throw new IllegalStateException("a grant could not be written", e);
        }
    }

    /** The latest, newest first. */
    @Transactional
    public List<GrantGiven> of(String subscriberId) {
        try (Connection connection = database.getConnection()) {
            return grants.grants(connection, subscriberId);
        } catch (SQLException e) {
            throw new IllegalStateException("grants could not be read", e);
        }
    }

    private void give(Connection connection, Subscriber subscriber, Locked locked, NewGrant asked, Instant now)
            throws SQLException {
        Allowance allowance = acting.allowance(subscriber, asked.allowance());
        Scope scope = allowance.scope();
        Holdings held = locked.present().holdings();
        long live = held.of(scope).grants().stream()
                .filter(grant -> grant.expiresAt().isAfter(now) && grant.left().signum() > 0)
                .count();
        if (live >= LIVE_MAX) {
            throw ProblemException.conflict("There are " + LIVE_MAX + " grants already; wait until one expires.");
        }
        Grant grant = Grant.of(
                scope == Scope.ACCOUNT ? subscriber.subscriberId() + "/" + asked.grantId() : asked.grantId(),
                asked.kind(),
                asked.allowance(),
                asked.amount(),
                asked.priority(),
                asked.expiresAt());
        holdings.write(connection, locked, held.with(scope, counters -> counters.plus(grant)));
        grants.insert(connection, subscriber.subscriberId(), asked, acting.who(), now);
        acting.record(Act.created("grant.given", "subscriber", subscriber.subscriberId(), asked)
                .because(asked.reason()));
    }
}
