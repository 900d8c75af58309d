package dev.thinkwatt.quota.republication;

import dev.thinkwatt.quota.decision.Leases;
import dev.thinkwatt.quota.decision.Retention;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sees to it that one republication runs at a time, on whichever replica, and writes down who wanted it. */
@ApplicationScoped
class Turns {

    private static final Logger LOG = Logger.getLogger(Turns.class);
    private static final String LEASE = "republication";

    private final Leases leases;
    private final Retention retention;
    private final Audit audit;
    private final Settings settings;
    private final Clock clock;

    Turns(Leases leases, Retention retention, Audit audit, Settings settings, Clock clock) {
        this.leases = leases;
        this.retention = retention;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Begins one. Where nobody then runs it, its turn is over by itself.
     *
     * @throws ProblemException 400 for an instant that is to come, or before the decisions that are kept; 409 while another
     *     runs
     */
    Turn begin(Instant from) {
        Instant now = clock.instant();
        LocalDate first = retention.oldest(now);
        requireKept(from, now, first);
        // The clock of another replica may be ahead.
        LocalDate end = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(2);
        Turn turn = new Turn(UUID.randomUUID().toString(), from, first, end);
        keep(turn);
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(
                        Act.created("usage.republished", "topic", "usage.recorded", Map.of("from", from.toString()))));
        return turn;
    }

    private static void requireKept(Instant from, Instant now, LocalDate first) {
        Instant oldest = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        if (from.isAfter(now)) {
            throw ProblemException.invalid("from", "must not be in the future");
        }
        if (from.isBefore(oldest)) {
            throw ProblemException.invalid(
                    "from", "must not be before " + oldest + ", as older decisions are not kept");
        }
    }

    /**
     * Says that it goes on.
     *
     * @throws ProblemException 409 where another has begun meanwhile, 503 if the database cannot now
     */
    void keep(Turn turn) {
        if (!leases.claim(LEASE, turn.owner(), settings.lease())) {
            throw ProblemException.conflict("another republication runs");
        }
    }

    /** Lets the next one begin; where the database cannot now, that has to wait until the lease has run out. */
    void end(Turn turn) {
        try {
            leases.giveBack(LEASE, turn.owner());
        } catch (ProblemException e) {
            LOG.debugf(e, "The turn of %s was not given back", turn.owner());
        }
    }
}
