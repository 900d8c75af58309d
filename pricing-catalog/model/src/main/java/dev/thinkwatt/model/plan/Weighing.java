package dev.thinkwatt.model.plan;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many units of an allowance one request is.
 *
 * @param models the factor of each model that does not count once: 10 counts tenfold, 0 not at all
 * @param peak hours that count more, or less
 * @param unitsMaxPerRequest the most that one request takes, however large it is
 */
public record Weighing(
        Map<String, BigDecimal> models,
        @Nullable Peak peak,
        @Nullable BigDecimal unitsMaxPerRequest) {

    public static final Weighing NONE = new Weighing(Map.of(), null, null);

    /** A week from any hour of a day on, and a change of clocks. */
    private static final int DAYS_LOOKED_AT = 9;

    /**
     * Hours of the account's time zone with a factor of their own.
     *
     * @param from inclusive
     * @param until exclusive; of the next day where it is not after {@code from}
     * @param days on which they begin; none: every day
     */
    public record Peak(LocalTime from, LocalTime until, Set<DayOfWeek> days, BigDecimal factor) {
        public Peak {
            days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
            requireFactor(factor);
        }

        boolean contains(ZonedDateTime local) {
            LocalTime time = local.toLocalTime();
            boolean begunToday = !time.isBefore(from);
            boolean inside =
                    from.isBefore(until) ? begunToday && time.isBefore(until) : begunToday || time.isBefore(until);
            DayOfWeek today = local.getDayOfWeek();
            return inside && (days.isEmpty() || days.contains(begunToday ? today : today.minus(1)));
        }

        /** When they may begin or end in the week after an instant: as their clock says, or where it is changed across that. */
        private Stream<Instant> changes(ZoneId zone, Instant after) {
            LocalDate first = after.atZone(zone).toLocalDate();
            return first.datesUntil(first.plusDays(DAYS_LOOKED_AT))
                    .flatMap(day -> Stream.of(day.atTime(from), day.atTime(until)))
                    .flatMap(local -> instants(zone.getRules(), local))
                    .filter(change -> change.isAfter(after));
        }

        private static Stream<Instant> instants(ZoneRules rules, LocalDateTime local) {
            return Stream.concat(
                    rules.getValidOffsets(local).stream().map(local::toInstant),
                    Stream.ofNullable(rules.getTransition(local)).map(ZoneOffsetTransition::getInstant));
        }
    }

    public Weighing {
        models = Collections.unmodifiableSortedMap(new TreeMap<>(models));
        models.values().forEach(Weighing::requireFactor);
        if (unitsMaxPerRequest != null && unitsMaxPerRequest.signum() < 0) {
            throw new IllegalArgumentException("unitsMaxPerRequest is never negative");
        }
    }

    /**
     * The units of one request.
     *
     * @param quantity the request itself, its tokens, or what it is worth
     */
    public BigDecimal units(String model, BigDecimal quantity, ZoneId zone, Instant at) {
        return peak != null && peak.contains(at.atZone(zone))
                ? units(model, quantity.multiply(peak.factor()))
                : units(model, quantity);
    }

    /** The units of one request outside peak hours. */
    public BigDecimal units(String model, BigDecimal quantity) {
        BigDecimal units = quantity.multiply(models.getOrDefault(model, BigDecimal.ONE));
        return unitsMaxPerRequest == null ? units : units.min(unitsMaxPerRequest);
    }

    /** When a request may come to weigh more or less, in the week after an instant. */
    public Stream<Instant> changes(ZoneId zone, Instant after) {
        return peak == null ? Stream.of() : peak.changes(zone, after);
    }

    private static void requireFactor(BigDecimal factor) {
        if (factor.signum() < 0) {
            throw new IllegalArgumentException("a factor is never negative");
        }
    }
}
