package dev.thinkwatt.billing.parked;

import dev.thinkwatt.billing.rating.ParkedRetry;
import dev.thinkwatt.billing.rating.ParkedRetry.Retried;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

/** What can be done with a parked event: have it rated once more, or give it up for good. */
@ApplicationScoped
class ParkedEventService {

    private static final String SUBJECT = "parked event";

    private final ParkedEventRepository parked;
    private final ParkedRetry retry;
    private final Audit audit;
    private final Clock clock;

    ParkedEventService(ParkedEventRepository parked, ParkedRetry retry, Audit audit, Clock clock) {
        this.parked = parked;
        this.retry = retry;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Page<ParkedEventRow> list(ParkedQuery query, PageRequest page) {
        return Page.of(parked.after(after(page), query, page.limit() + 1), page.limit(), row -> Long.toString(row.id));
    }

    @Transactional
    ParkedEventRow find(long id) {
        return parked.findByIdOptional(id).orElseThrow(() -> notFound(id));
    }

    @Transactional
    Retried retry(long id) {
        ParkedEventRow row = parked.lock(id).orElseThrow(() -> notFound(id));
        if (row.state() == ParkedEventRow.State.DISCARDED) {
            throw ProblemException.conflict("The event was discarded at " + row.discardedAt + ".");
        }
        Map<String, String> before = Map.of("state", "PARKED", "reason", row.reason, "error", row.error);
        Retried retried = retry.retry(id);
        audit.record(Act.changed("parked-event.retried", SUBJECT, Long.toString(id), before, retried));
        return retried;
    }

    /** Gives it up; the same again changes nothing. */
    @Transactional
    ParkedEventRow discard(long id, String reason) {
        ParkedEventRow row = parked.lock(id).orElseThrow(() -> notFound(id));
        if (row.state() == ParkedEventRow.State.DISCARDED) {
            if (reason.equals(row.discardReason)) {
                return row;
            }
            throw ProblemException.conflict("The event was discarded before, for another reason.");
        }
        row.discard(reason, clock.instant());
        audit.record(Act.changed(
                        "parked-event.discarded",
                        SUBJECT,
                        Long.toString(id),
                        Map.of("state", "OPEN"),
                        Map.of("state", "DISCARDED"))
                .because(reason));
        return row;
    }

    private static ProblemException notFound(long id) {
        return ProblemException.notFound("There is no parked event " + id + ".");
    }

    private static long after(PageRequest page) {
        try {
            return page.after().isEmpty() ? 0 : Long.parseLong(page.after());
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("after", "must be a cursor that an earlier page gave as next");
        }
    }
}
