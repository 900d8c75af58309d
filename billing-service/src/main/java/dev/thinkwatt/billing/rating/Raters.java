package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.account.BillingTerms;
import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.billing.ledger.Months;
import dev.thinkwatt.billing.retention.Retention;
import dev.thinkwatt.model.usage.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gathers what a batch of events is rated by. */
@ApplicationScoped
class Raters {

    private final CatalogReplica catalog;
    private final BillingTerms terms;
    private final Months months;
    private final CorrectedEvents corrected;
    private final Retention retention;
    private final RatingConfig config;
    private final Clock clock;

    Raters(
            CatalogReplica catalog,
            BillingTerms terms,
            Months months,
            CorrectedEvents corrected,
            Retention retention,
            RatingConfig config,
            Clock clock) {
        this.catalog = catalog;
        this.terms = terms;
        this.months = months;
        this.corrected = corrected;
        this.retention = retention;
        this.config = config;
        this.clock = clock;
    }

    /** For events that nobody has accepted yet, and so nobody can have corrected. */
    EventRater forNew(Connection connection, Collection<UsageEvent> events) throws SQLException {
        return rater(connection, events, List.of());
    }

    /** For events that were accepted before: nobody corrects one of them before this transaction ends. */
    EventRater forAccepted(Connection connection, Collection<UsageEvent> events) throws SQLException {
        return rater(connection, events, events);
    }

    private EventRater rater(Connection connection, Collection<UsageEvent> events, Collection<UsageEvent> accepted)
            throws SQLException {
        Set<String> accounts = events.stream().map(UsageEvent::accountId).collect(Collectors.toSet());
        Set<UUID> corrects = events.stream()
                .map(UsageEvent::corrects)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Months.Closed closed = months.closed(connection, accounts);
        return new EventRater(
                catalog.current(),
                terms.of(connection, accounts),
                closed,
                corrected.find(connection, accepted, corrects),
                retention.usageFrom(),
                clock.instant().minus(config.fallbackAfter()));
    }
}
