package dev.thinkwatt.quota.grant;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.quota.decision.AllowanceNow;
import dev.thinkwatt.quota.decision.HoldingsEditor;
import dev.thinkwatt.quota.decision.HoldingsEditor.Locked;
import dev.thinkwatt.quota.notice.NoticeRepository;
import dev.thinkwatt.quota.notice.Noticed;
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
import org.jspecify.annotations.Nullable;

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

    /** @param allowance where it stands now; absent where the plan has it no longer */
    public record Done(Outcome outcome, @Nullable AllowanceNow allowance) {}

    @Transactional
    public Done reset(String subscriberId, NewReset asked) {
        Instant now = acting.now();
        Subscriber subscriber = acting.subscriber(subscriberId, now);
        try (Connection connection = database.getConnection()) {
            Locked locked = holdings.lock(connection, subscriber);
            Optional<NewReset> done = resets.reset(connection, subscriberId, asked.resetId());
            if (done.isPresent()) {
                return again(subscriber, locked.present().holdings(), done.get(), asked, now);
            }
            Allowance allowance = acting.allowance(subscriber, asked.allowance());
            Standing before = locked.present().holdings().standing(subscriber, allowance, now);
            return before.used().signum() == 0
                    ? new Done(Outcome.NOTHING_TO_RESET, AllowanceNow.of(before))
                    : anew(connection, subscriber, locked, before, asked, now);
        } catch (SQLException e) {
            throw new IllegalStateException("a reset could not be written", e);
        }
    }

    /** A later plan may have dropped what an earlier one had begun anew. */
    private static Done again(Subscriber subscriber, Holdings held, NewReset done, NewReset asked, Instant now) {
        if (!done.equals(asked)) {
            throw ProblemException.conflict("resetId is taken by another reset.");
        }
        return new Done(
                Outcome.ALREADY_RESET,
                subscriber
                        .plan()
                        .allowance(asked.allowance())
                        .map(allowance -> AllowanceNow.of(held.standing(subscriber, allowance, now)))
                        .orElse(null));
    }

    private Done anew(
            Connection connection, Subscriber subscriber, Locked locked, Standing before, NewReset asked, Instant now)
            throws SQLException {
        Allowance allowance = before.of();
        Holdings next = locked.present()
                .holdings()
                .with(
                        allowance.scope(),
                        counters -> counters.reset(allowance, subscriber.anchor(), now)
                                .orElseThrow());
        holdings.write(connection, locked, next);
        resets.insert(connection, subscriber.subscriberId(), asked, acting.who(), now);
        AllowanceNow after = AllowanceNow.of(next.standing(subscriber, allowance, now));
        tell(connection, Noticed.reset(subscriber, before, now));
        acting.record(
                Act.changed("allowance.reset", "subscriber", subscriber.subscriberId(), AllowanceNow.of(before), after)
                        .because(asked.reason()));
        return new Done(Outcome.RESET, after);
    }

    private void tell(Connection connection, Noticed noticed) throws SQLException {
        notices.insert(connection, List.of(noticed));
        outbox.append(noticed.message());
    }
}
