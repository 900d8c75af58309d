package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.PriceFile.Fault;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one line of prices after the other and remembers every fault. */
final class PriceLineReader {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
    private static final Set<Duration> LENGTHS =
            Set.of(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));
    private static final long QUARTER_SECONDS = 15 * 60;

    private final ZoneId zone;
    private final PriceUnit unit;
    private final BigDecimal absurdPerKwh;
    private final List<Fault> faults = new ArrayList<>();

    /** @param absurdPerKwh a price further from zero is taken for a mistake of unit */
    PriceLineReader(ZoneId zone, PriceUnit unit, BigDecimal absurdPerKwh) {
        this.zone = zone;
        this.unit = unit;
        this.absurdPerKwh = absurdPerKwh;
    }

    List<Fault> faults() {
        return faults;
    }

    Optional<Interval> read(int line, String text) {
        String[] columns = text.split(",", -1);
        if (columns.length != 3) {
            return fault(line, "has " + columns.length + " columns, not 3; decimals take a point, columns a comma");
        }
        Optional<Instant> start = instant(line, "startsAt", columns[0]);
        Optional<Instant> end = instant(line, "endsAt", columns[1]);
        Optional<BigDecimal> price = price(line, columns[2]);
        return start.isPresent() && end.isPresent() && fits(line, start.get(), end.get()) && price.isPresent()
                ? Optional.of(new Interval(start.get(), end.get(), price.get()))
                : Optional.empty();
    }

    private Optional<Instant> instant(int line, String column, String text) {
        try {
            Instant instant = text.endsWith("Z") ? Instant.parse(text) : Instant.MIN;
            int year = instant.equals(Instant.MIN)
                    ? 0
                    : instant.atZone(ZoneOffset.UTC).getYear();
            if (year >= 2000 && year < 2100) {
                return Optional.of(instant);
            }
        } catch (DateTimeException e) {
            // falls through: named as what it is not
        }
        return fault(line, column + " is not an instant in UTC between 2000 and 2099, such as 2026-11-24T00:00:00Z");
    }

    private Optional<BigDecimal> price(int line, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return fault(line, unit.column() + " is not a decimal such as 95.37 or -0.05");
        }
        BigDecimal perKwh = unit.perKwh(new BigDecimal(text));
        if (perKwh.abs().compareTo(absurdPerKwh) > 0) {
            return fault(
                    line,
                    unit.column() + " is absurd: " + perKwh.toPlainString() + " per kWh, where "
                            + absurdPerKwh.toPlainString() + " is the most; is the unit right?");
        }
        return Optional.of(perKwh);
    }

    private boolean fits(int line, Instant start, Instant end) {
        int before = faults.size();
        if (start.getNano() != 0 || start.getEpochSecond() % QUARTER_SECONDS != 0) {
            fault(line, "startsAt is not on a quarter of an hour");
        }
        if (!LENGTHS.contains(Duration.between(start, end))) {
            fault(line, "lasts " + Duration.between(start, end) + ", not 15, 30 or 60 minutes");
        } else if (!day(start).equals(day(end.minusNanos(1)))) {
            fault(line, "lies on two days of " + zone);
        }
        return faults.size() == before;
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private <T> Optional<T> fault(int line, String rule) {
        faults.add(new Fault(line, rule));
        return Optional.empty();
    }
}
