package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.ExchangeRateRow.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ExchangeRateRepository implements PanacheRepositoryBase<ExchangeRateRow, Key> {

    /** Rates are published on working days: one holds until the next, over a weekend and a holiday. */
    private static final int HOLDS_DAYS = 7;

    /** The rate in force on a day. */
    Optional<ExchangeRate> inForce(Currency base, Currency quote, LocalDate day) {
        return find(
                        "key.base = ?1 and key.quote = ?2 and key.day <= ?3 and key.day > ?4 order by key.day desc",
                        base.getCurrencyCode(),
                        quote.getCurrencyCode(),
                        day,
                        day.minusDays(HOLDS_DAYS))
                .firstResultOptional()
                .map(ExchangeRateRow::rate);
    }

    /** Latest first. */
    List<ExchangeRateRow> page(Currency base, Currency quote, LocalDate before, int rows) {
        return find(
                        "key.base = ?1 and key.quote = ?2 and key.day < ?3 order by key.day desc",
                        base.getCurrencyCode(),
                        quote.getCurrencyCode(),
                        before)
                .page(0, rows)
                .list();
    }
}
