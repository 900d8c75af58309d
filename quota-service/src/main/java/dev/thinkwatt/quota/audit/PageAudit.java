package dev.thinkwatt.quota.audit;

import dev.thinkwatt.quota.decision.CounterRepository;
import dev.thinkwatt.quota.decision.Held;
import dev.thinkwatt.quota.decision.Owner;
import dev.thinkwatt.quota.decision.Retention;
import dev.thinkwatt.quota.subscriber.Subscribers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts again what the next owners hold, whose rows and decisions are read as they are at one moment. */
@ApplicationScoped
class PageAudit {

    private static final int OWNERS_MAX = 200;

    private final CounterRepository counters;
    private final KeptRepository kept;
    private final Subscribers subscribers;
    private final Retention retention;
    private final Clock clock;

    PageAudit(
            CounterRepository counters,
            KeptRepository kept,
            Subscribers subscribers,
            Retention retention,
            Clock clock) {
        this.counters = counters;
        this.kept = kept;
        this.subscribers = subscribers;
        this.retention = retention;
        this.clock = clock;
    }

    /** Adds what it finds to the sums. The key of the last owner; empty where there is none after the one given. */
    Optional<String> run(Connection connection, String after, Sums sums) throws SQLException {
        Map<Owner, Held> page = counters.page(connection, after, OWNERS_MAX);
        Instant now = clock.instant();
        Recount recount = new Recount(allKeptFrom(now), now, sums.findings());
        Map<Granted.Id, Granted> granted = kept.granted(connection, grants(page));
        page.forEach((owner, held) -> recount.add(owner, held.counters(), granted));
        Optional<Instant> since = recount.since();
        if (since.isPresent()) {
            kept.decisions(connection, subscribers(page), dayBefore(since.get()), recount::count);
        }
        recount.compare();
        sums.add(page.size(), recount);
        return page.keySet().stream().reduce((_, later) -> later).map(Owner::key);
    }

    /** The oldest days may be dropped meanwhile, and the clock of another replica may be late. */
    private Instant allKeptFrom(Instant now) {
        return retention.oldest(now).plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate dayBefore(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).minusDays(1);
    }

    private static Set<Granted.Id> grants(Map<Owner, Held> page) {
        return page.entrySet().stream()
                .flatMap(entry -> entry.getValue().counters().grants().stream()
                        .map(grant -> Granted.Id.of(entry.getKey().key(), grant.grantId())))
                .collect(Collectors.toSet());
    }

    /** Whose decisions took from these: what an account's subscribers share, any of them did that ever had a seat. */
    private Set<String> subscribers(Map<Owner, Held> page) {
        Set<String> accountIds = page.keySet().stream()
                .flatMap(owner -> owner.accountId().stream())
                .collect(Collectors.toSet());
        Set<String> found = new HashSet<>(accountIds.isEmpty() ? Set.of() : subscribers.everSeated(accountIds));
        page.keySet().stream()
                .filter(owner -> owner.accountId().isEmpty())
                .map(Owner::key)
                .forEach(found::add);
        return found;
    }
}
