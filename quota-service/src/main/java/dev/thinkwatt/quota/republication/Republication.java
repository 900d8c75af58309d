package dev.thinkwatt.quota.republication;

import dev.thinkwatt.quota.decision.Retention;
import dev.thinkwatt.quota.decision.SentPlace;
import dev.thinkwatt.quota.decision.UsageResender;
import dev.thinkwatt.quota.decision.UsageResender.Part;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.progress.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends usage events again that were sent from an instant on. Each has the id and the content that it had, so whoever was told
 * of it takes no notice.
 */
@ApplicationScoped
class Republication {

    private final UsageResender usage;
    private final Retention retention;
    private final Audit audit;
    private final Clock clock;

    Republication(UsageResender usage, Retention retention, Audit audit, Clock clock) {
        this.usage = usage;
        this.retention = retention;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes down that somebody wants it.
     *
     * @throws ProblemException 400 for an instant that is to come, or before the decisions that are kept
     */
    @Transactional
    void begin(Instant from) {
        Instant now = clock.instant();
        Instant first = retention.oldest(now).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (from.isAfter(now)) {
            throw ProblemException.invalid("from", "must not be in the future");
        }
        if (from.isBefore(first)) {
            throw ProblemException.invalid("from", "must not be before " + first + ", as older decisions are not kept");
        }
        audit.record(Act.created("usage.republished", "topic", "usage.recorded", Map.of("from", from.toString())));
    }

    /**
     * Goes through all decisions that are kept: one may have been settled long after it was made.
     *
     * @param progress hears how many days of decisions are done
     */
    Republished run(Instant from, Progress progress) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = retention.oldest(clock.instant());
        // The clock of another replica may be ahead.
        LocalDate end = today.plusDays(2);
        long days = ChronoUnit.DAYS.between(first, end);
        long sent = 0;
        long lacking = 0;
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            @Nullable SentPlace last = SentPlace.NONE;
            while (last != null) {
                Part part = usage.next(day, last, from);
                sent += part.events();
                lacking += part.lacking();
                last = part.last();
                progress.reached(ChronoUnit.DAYS.between(first, day), days);
            }
        }
        progress.reached(days, days);
        return new Republished(from, sent, lacking);
    }
}
