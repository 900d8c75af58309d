package dev.thinkwatt.quota.gateway;

import dev.thinkwatt.quota.decision.ProxiedDecisions;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Releases what a proxy's log says has failed. Anybody on the way can send a datagram under another's address, so a line proves
 * itself by a token that only proxies know. A line that gets lost or is dropped costs one unit that would have come back.
 */
@Singleton
class FailureReports {

    /** What became of a datagram. */
    enum Fate {
        RELEASED,
        /** From an address that is not a proxy's. */
        STRANGER,
        TOO_LONG,
        MALFORMED,
        WRONG_TOKEN,
        /** There is no such decision. */
        UNKNOWN,
        /** The decision was settled, released otherwise or a denial, or its hold ran out: nothing comes back any more. */
        CLOSED,
        /** The batcher or the database could not take it. */
        UNAVAILABLE
    }

    private static final Logger LOG = Logger.getLogger(FailureReports.class);

    private final ProxiedDecisions decisions;
    private final byte[] token;
    private final MeterRegistry registry;

    FailureReports(ProxiedDecisions decisions, SyslogSettings settings, MeterRegistry registry) {
        this.decisions = decisions;
        this.token = settings.token().orElse("").getBytes(StandardCharsets.UTF_8);
        this.registry = registry;
    }

    /** Acts on a datagram; the answer, which nobody waits for, is only counted. */
    void take(String datagram) {
        Optional<FailureReport> report = FailureReport.parse(datagram);
        if (report.isEmpty()) {
            count(Fate.MALFORMED);
        } else if (token.length == 0 || !proves(report.get().token())) {
            count(Fate.WRONG_TOKEN);
        } else {
            release(report.get());
        }
    }

    void count(Fate fate) {
        counter(fate).increment();
    }

    double counted(Fate fate) {
        return counter(fate).count();
    }

    private Counter counter(Fate fate) {
        return Counter.builder("quota.gateway.reports")
                .description("Lines of proxies' logs, by what became of them")
                .tag("fate", fate.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private boolean proves(String given) {
        return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }

    private void release(FailureReport report) {
        try {
            decisions
                    .release(report.decision(), FailedStatus.causeOf("status", report.status()))
                    .subscribe()
                    .with(released -> count(Fate.RELEASED), failure -> failed(report, failure));
        } catch (ProblemException unreadable) {
            count(Fate.MALFORMED);
        }
    }

    /** Nothing is tried again: what was refused stays so, and for the rest a proxy's log is no queue. */
    private void failed(FailureReport report, Throwable failure) {
        Fate fate = fateOf(failure);
        LOG.debugf("%s: %s", report, failure.getMessage());
        count(fate);
    }

    private static Fate fateOf(Throwable failure) {
        return switch (failure) {
            case ProblemException problem when problem.type() == ProblemType.NOT_FOUND -> Fate.UNKNOWN;
            case ProblemException problem when problem.type() == ProblemType.CONFLICT -> Fate.CLOSED;
            default -> Fate.UNAVAILABLE;
        };
    }
}
