package dev.thinkwatt.quota.audit;

import dev.thinkwatt.quota.decision.CounterRepository;
import dev.thinkwatt.quota.decision.Owner;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.progress.Progress;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Counts again what all counters hold, some owners at a time while the service goes on. Whatever a decision changes is written
 * in one transaction, so each part is seen as it is at one moment; and no moment lasts long, because until it is over the
 * database keeps every version of each row, and drops no day of decisions. Who differs is looked at once more somewhat later:
 * another replica may have decided for a seat that this one had not heard of.
 */
@ApplicationScoped
class CounterAudit {

    private static final int PAGE = 200;

    private final Snapshots snapshots;
    private final CounterRepository counters;
    private final PartAudit parts;
    private final Subscribers subscribers;
    private final Settings settings;

    CounterAudit(
            Snapshots snapshots,
            CounterRepository counters,
            PartAudit parts,
            Subscribers subscribers,
            Settings settings) {
        this.snapshots = snapshots;
        this.counters = counters;
        this.parts = parts;
        this.subscribers = subscribers;
        this.settings = settings;
    }

    /** How counters are audited. */
    @ConfigMapping(prefix = "thinkwatt.counter-audit")
    interface Settings {

        /** How much later those are looked at again that differ. */
        @DurationMin
        @DurationMax(minutes = 5)
        @WithDefault("PT10S")
        Duration again();
    }

    /**
     * @param now as of when it is told who has a seat, and under which plan
     * @param progress hears how many owners are done, of all that had a counter when it began
     */
    Audited run(Instant now, Progress progress) {
        Sums sums = new Sums();
        long all = snapshots.read(CounterAudit::owners);
        List<Owner> page = after("");
        while (!page.isEmpty()) {
            count(page, sums);
            progress.reached(sums.owners(), Math.max(all, sums.owners()));
            page = after(page.getLast().key());
        }
        countThoseWithout(now, sums);
        return sums.audited(differing(sums.findings().owners()));
    }

    /** Whoever has a seat and no counter has taken nothing, or lost it; so has an account whose seats share an allowance. */
    private void countThoseWithout(Instant now, Sums sums) {
        Set<Owner> accounts = new HashSet<>();
        List<String> page = subscribers.ids("", PAGE);
        while (!page.isEmpty()) {
            List<Owner> owners = page.stream()
                    .flatMap(subscriberId -> owners(subscriberId, now))
                    .filter(owner -> owner.accountId().isEmpty() || accounts.add(owner))
                    .toList();
            count(snapshots.read(connection -> counters.missing(connection, owners)), sums);
            page = subscribers.ids(page.getLast(), PAGE);
        }
    }

    /** Whose counters a subscriber may draw on; its own where it has no seat any more. */
    private Stream<Owner> owners(String subscriberId, Instant now) {
        return switch (subscribers.at(subscriberId, now)) {
            case Lookup.Known(Subscriber subscriber) -> Owner.of(subscriber).stream();
            case Lookup.NotKnown _ -> Stream.of(Owner.subscriber(subscriberId));
        };
    }

    private List<Owner> after(String key) {
        return snapshots.read(connection -> counters.page(connection, key, PAGE));
    }

    /** Adds what it finds to the sums. */
    private void count(List<Owner> page, Sums sums) {
        Set<String> accountIds =
                page.stream().flatMap(owner -> owner.accountId().stream()).collect(Collectors.toSet());
        for (Part part : Part.of(page, subscribers.everSeated(accountIds))) {
            sums.add(snapshots.read(connection -> parts.run(connection, part, sums.findings())));
        }
    }

    /** What differs still, of those that did. */
    private Findings differing(List<Owner> suspects) {
        Sums again = new Sums();
        if (!suspects.isEmpty()) {
            pause();
            count(suspects, again);
        }
        return again.findings();
    }

    private void pause() {
        try {
            Thread.sleep(settings.again());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long owners(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from counter")) {
            row.next();
            return row.getLong(1);
        }
    }
}
