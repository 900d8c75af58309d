package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.account.BillingTerms;
import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.billing.ledger.Months;
import dev.thinkwatt.model.usage.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what a batch of events is rated by. */
@ApplicationScoped
class Raters {

    private final CatalogReplica catalog;
    private final BillingTerms terms;
    private final Months months;

    Raters(CatalogReplica catalog, BillingTerms terms, Months months) {
        this.catalog = catalog;
        this.terms = terms;
        this.months = months;
    }

    EventRater forEvents(Connection connection, Collection<UsageEvent> events) throws SQLException {
        Set<String> accounts = events.stream().map(UsageEvent::accountId).collect(Collectors.toSet());
        Months.Closed closed = months.closed(connection, accounts);
        return new EventRater(
                catalog.current(),
                terms.of(connection, accounts),
                closed,
                Corrected.of(
                        connection,
                        events.stream()
                                .map(UsageEvent::corrects)
                                .filter(Objects::nonNull)
                                .toList()));
    }
}
