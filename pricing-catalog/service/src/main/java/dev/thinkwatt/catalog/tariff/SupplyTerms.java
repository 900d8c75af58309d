package dev.thinkwatt.catalog.tariff;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a supply contract says of its price: bands by local time, of which the first that holds counts. A fixed price is one
 * band that always holds.
 *
 * @param from the first local day
 * @param until the local day after the last
 * @param source the contract, as invoices name it
 */
record SupplyTerms(Currency currency, LocalDate from, LocalDate until, String source, List<Band> bands) {

    SupplyTerms {
        bands = List.copyOf(bands);
    }

    /**
     * When a price holds, by clocks of the site.
     *
     * @param months in which it holds; none: in all
     * @param weekdays on which it holds; none: on all
     * @param from inclusive, on a quarter of an hour; null: from midnight
     * @param until exclusive, on a quarter of an hour; null: until midnight. Before {@code from} it is over midnight
     */
    record Band(
            String name,
            Set<Month> months,
            Set<DayOfWeek> weekdays,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            BigDecimal pricePerKwh) {

        Band {
            months = Set.copyOf(months);
            weekdays = Set.copyOf(weekdays);
        }

        boolean holds(ZonedDateTime local) {
            return (months.isEmpty() || months.contains(local.getMonth()))
                    && (weekdays.isEmpty() || weekdays.contains(local.getDayOfWeek()))
                    && holds(local.toLocalTime());
        }

        private boolean holds(LocalTime time) {
            boolean begun = from == null || !time.isBefore(from);
            boolean over = until != null && !until.equals(LocalTime.MIDNIGHT) && !time.isBefore(until);
            boolean overMidnight = from != null && until != null && until.isBefore(from);
            return overMidnight ? begun || !over : begun && !over;
        }
    }

    Optional<Band> at(ZonedDateTime local) {
        return bands.stream().filter(band -> band.holds(local)).findFirst();
    }
}
