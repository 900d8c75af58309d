package dev.thinkwatt.catalog.tariff;

import dev.thinkwatt.catalog.tariff.Remark.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One period of a series: points by position, counted from 1 in steps of its resolution. */
final class EntsoePeriod {

    private static final Map<String, Duration> RESOLUTIONS = Map.of(
            "PT15M", Duration.ofMinutes(15),
            "PT30M", Duration.ofMinutes(30),
            "PT60M", Duration.ofMinutes(60),
            "PT1H", Duration.ofMinutes(60));

    private static final int PER_MWH = 3;
    private static final Pattern PRICE = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");

    /** Three zeros after a comma could be thousands: those are refused. */
    private static final Pattern POSITION = Pattern.compile("(\\d{1,6})(,0{1,2})?");

    private final String place;
    private final XmlElement period;
    private final boolean repeats;
    private final PriceReading reading;

    /** @param repeats whether the price before goes on where a point is left out (curve type A03) */
    EntsoePeriod(String place, XmlElement period, boolean repeats, PriceReading reading) {
        this.place = place;
        this.period = period;
        this.repeats = repeats;
        this.reading = reading;
    }

    void read() throws Unreadable {
        Instant start = instant(period, "start");
        Instant end = instant(period, "end");
        Duration step = RESOLUTIONS.get(period.text("resolution").orElse(""));
        if (step == null) {
            reading.fault(place + ", resolution", "must be PT15M, PT30M or PT60M");
        } else if (!start.isBefore(end) || Duration.between(start, end).toSeconds() % step.toSeconds() != 0) {
            reading.fault(place + ", timeInterval", "must be a whole number of " + step);
        } else {
            read(start, step, Duration.between(start, end).dividedBy(step));
        }
    }

    private void read(Instant start, Duration step, long positions) throws Unreadable {
        NavigableMap<Long, BigDecimal> points = points(start, step, positions);
        if (points.isEmpty()) {
            reading.fault(place + ", Period", "has no point");
            return;
        }
        for (long position = points.firstKey(); position <= positions; position++) {
            BigDecimal given = points.get(position);
            if (given != null || repeats) {
                reading.add(
                        place + ", position " + position,
                        at(start, step, position),
                        at(start, step, position + 1),
                        given == null ? points.floorEntry(position).getValue() : given,
                        PER_MWH,
                        given == null);
            }
        }
        gap(start, at(start, step, points.firstKey()));
        if (!repeats) {
            gap(at(start, step, points.lastKey() + 1), at(start, step, positions + 1));
        }
    }

    /** Prices missing at either end of the period: those between two prices are seen when all of the file is there. */
    private void gap(Instant from, Instant until) {
        if (from.isBefore(until)) {
            reading.found(Kind.GAP, from, until, 0, "no price, though the file says that it covers this time");
        }
    }

    private NavigableMap<Long, BigDecimal> points(Instant start, Duration step, long positions) throws Unreadable {
        NavigableMap<Long, BigDecimal> points = new TreeMap<>();
        for (XmlElement point : period.all("Point")) {
            Optional<Long> position = position(point.text("position").orElse(""), start, step, positions);
            Optional<BigDecimal> price = price(point.text("price.amount").orElse(""), position);
            if (position.isPresent() && price.isPresent()) {
                BigDecimal before = points.putIfAbsent(position.get(), price.get());
                if (before != null) {
                    reading.fault(place + ", position " + position.get(), "is given twice in one period");
                }
            }
        }
        return points;
    }

    private Optional<Long> position(String text, Instant start, Duration step, long positions) {
        Matcher matcher = POSITION.matcher(text);
        long position = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
        if (position < 1 || position > positions) {
            reading.fault(place + ", position", "must be a whole number from 1 to " + positions);
            return Optional.empty();
        }
        if (matcher.group(2) != null) {
            reading.found(
                    Kind.DECIMAL_COMMA,
                    at(start, step, position),
                    at(start, step, position + 1),
                    1,
                    "position written with a comma, read as " + position);
        }
        return Optional.of(position);
    }

    private Optional<BigDecimal> price(String text, Optional<Long> position) {
        if (PRICE.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        reading.fault(
                place + ", price.amount"
                        + position.map(number -> " of position " + number).orElse(""),
                "must be a decimal with a point, such as 95.37 or -0.05");
        return Optional.empty();
    }

    private static Instant at(Instant start, Duration step, long position) {
        return start.plus(step.multipliedBy(position - 1));
    }

    static Instant instant(XmlElement period, String end) throws Unreadable {
        String text = period.first("timeInterval")
                .flatMap(interval -> interval.text(end))
                .orElse("");
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (PriceReading.isInTime(instant)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // falls through: named as what it is not
        }
        throw new Unreadable("timeInterval, " + end, "must be an instant in UTC such as 2025-09-30T22:00Z");
    }
}
