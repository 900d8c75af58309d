package dev.thinkwatt.quota.audit;

import dev.thinkwatt.quota.decision.CounterRepository;
import dev.thinkwatt.quota.decision.Held;
import dev.thinkwatt.quota.decision.Owner;
import dev.thinkwatt.quota.decision.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts again what some owners hold, whose rows and decisions are read as they are at one moment. */
@ApplicationScoped
class PartAudit {

    private final CounterRepository counters;
    private final KeptRepository kept;
    private final Retention retention;
    private final Clock clock;

    PartAudit(CounterRepository counters, KeptRepository kept, Retention retention, Clock clock) {
        this.counters = counters;
        this.kept = kept;
        this.retention = retention;
        this.clock = clock;
    }

    Recount run(Connection connection, Part part, Findings findings) throws SQLException {
        Map<Owner, Held> held = counters.find(connection, part.takers().keySet());
        Instant now = clock.instant();
        LocalDate firstDay = kept.firstDay(connection);
        Recount recount = new Recount(part.takers().keySet(), allKeptFrom(now, firstDay), now, findings);
        Map<Granted.Id, Granted> granted = kept.granted(connection, grants(held));
        held.forEach((owner, holds) -> recount.add(owner, holds.counters(), granted));
        Map<String, LocalDate> days = new HashMap<>();
        part.takers().forEach((owner, takers) -> {
            LocalDate day =
                    held.containsKey(owner) ? dayBefore(recount.since(owner).orElse(now)) : firstDay;
            takers.forEach(taker -> days.put(taker, day));
        });
        kept.decisions(connection, days, recount::count);
        recount.compare();
        return recount;
    }

    /**
     * The oldest days may be dropped meanwhile, and the clock of another replica may be late. Where decisions are kept for longer
     * since lately, the days before the first are gone.
     */
    private Instant allKeptFrom(Instant now, LocalDate firstDay) {
        LocalDate kept = retention.oldest(now).plusDays(2);
        LocalDate found = firstDay.plusDays(1);
        return (found.isAfter(kept) ? found : kept).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate dayBefore(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).minusDays(1);
    }

    private static Set<Granted.Id> grants(Map<Owner, Held> held) {
        return held.entrySet().stream()
                .flatMap(entry -> entry.getValue().counters().grants().stream()
                        .map(grant -> Granted.Id.of(entry.getKey().key(), grant.grantId())))
                .collect(Collectors.toSet());
    }
}
