package dev.thinkwatt.quota.grant;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.quota.decision.AllowanceNow;
import dev.thinkwatt.quota.decision.HoldingsEditor;
import dev.thinkwatt.quota.decision.HoldingsEditor.Locked;
import dev.thinkwatt.quota.notice.NoticeRepository;
import dev.thinkwatt.quota.notice.Noticed;
import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.policy.Holdings;
import dev.thinkwatt.quota.policy.Standing;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.outbox.Outbox;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Begins windows anew. */
@ApplicationScoped
public class ResetService {

    private final GrantRepository resets;
    private final HoldingsEditor holdings;
    private final NoticeRepository notices;
    private final Outbox outbox;
    private final Acting acting;
    private final DataSource database;

    ResetService(
            GrantRepository resets,
            HoldingsEditor holdings,
            NoticeRepository notices,
            Outbox outbox,
            Acting acting,
            DataSource database) {
        this.resets = resets;
        this.holdings = holdings;
        this.notices = notices;
        this.outbox = outbox;
        this.acting = acting;
        this.database = database;
    }

    /** What became of it. */
    public enum Outcome {
        RESET,
        /** Nothing was used, so the reset is not used up either. */
        NOTHING_TO_RESET,
        /** An earlier call with this id and body did it. */
        ALREADY_RESET
    }

    public record Done(Outcome outcome, AllowanceNow allowance) {}

    @Transactional
    public Done reset(String subscriberId, NewReset asked) {
        Instant now = acting.now();
        Subscriber subscriber = acting.subscriber(subscriberId, now);
        Allowance allowance = acting.allowance(subscriber, asked.allowance());
        try (Connection connection = database.getConnection()) {
            Locked locked = holdings.lock(connection, subscriber);
            Holdings held = locked.present().holdings();
            Optional<NewReset> done = resets.reset(connection, subscriberId, asked.resetId());
            if (done.isPresent() && !done.get().equals(asked)) {
                throw ProblemException.conflict("resetId is taken by another reset.");
            }
            Optional<Counters> anew = held.of(allowance.scope()).reset(allowance.id(), now);
            Standing before = held.standing(subscriber, allowance, now);
            if (done.isPresent() || anew.isEmpty()) {
                Outcome outcome = done.isPresent() ? Outcome.ALREADY_RESET : Outcome.NOTHING_TO_RESET;
                return new Done(outcome, AllowanceNow.of(before));
            }
            Holdings next = held.with(allowance.scope(), counters -> anew.get());
            holdings.write(connection, locked, next);
            resets.insert(connection, subscriberId, asked, acting.who(), now);
            AllowanceNow after = AllowanceNow.of(next.standing(subscriber, allowance, now));
            tell(connection, Noticed.reset(subscriber, before, now));
            acting.record(Act.changed("allowance.reset", "subscriber", subscriberId, AllowanceNow.of(before), after)
                    .because(asked.reason()));
            return new Done(Outcome.RESET, after);
        } catch (SQLException e) {
            throw new IllegalStateException("a reset could not be written", e);
        }
    }

    private void tell(Connection connection, Noticed noticed) throws SQLException {
        notices.insert(connection, List.of(noticed));
        outbox.append(noticed.message());
    }
}
