package dev.thinkwatt.local.seed;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/**
 * The shape of a site's electricity price over a day: invented figures with the shape of day-ahead prices, so that a demo
 * has cheap nights, dear evenings and quiet weekends.
 *
 * @param perMwh a price for each of the 24 hours of the clock
 * @param gramsPerKwh what a kWh emits on average, in grams of CO₂ equivalent; more in dear hours, less in cheap ones
 */
record DayProfile(String site, ZoneId zone, List<Integer> perMwh, int gramsPerKwh) {

    static final String HEADER = "startsAt,endsAt,pricePerMwh";
    static final String CARBON_HEADER = "startsAt,endsAt,gramsCo2ePerKwh";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final BigDecimal WEEKEND = new BigDecimal("0.8");

    /** How much of the swing of prices intensities share. */
    private static final BigDecimal SWING = new BigDecimal("0.2");

    /** Evenings are dear in Northern Virginia. */
    static final DayProfile US_EAST = new DayProfile(
            "us-east",
            ZoneId.of("America/New_York"),
            List.of(
                    68, 64, 62, 61, 63, 71, 88, 97, 95, 92, 90, 91, 93, 96, 101, 110, 126, 148, 157, 142, 121, 102, 86,
                    74),
            384);

    /** Water and wind keep nights cheap around Stockholm. */
    static final DayProfile EU_NORTH = new DayProfile(
            "eu-north",
            ZoneId.of("Europe/Stockholm"),
            List.of(
                    38, 35, 33, 32, 34, 45, 72, 108, 112, 98, 86, 79, 74, 71, 73, 82, 97, 116, 119, 101, 78, 60, 49,
                    42),
            31);

    DayProfile {
        perMwh = List.copyOf(perMwh);
        if (perMwh.size() != 24) {
            throw new IllegalArgumentException("a day has 24 hours on the clock");
        }
    }

    /** Rows of prices for a local day, of which a change of clocks makes 23 or 25. */
    void appendDay(LocalDate day, StringBuilder rows) {
        append(day, rows, hour -> price(day, hour));
    }

    /** Rows of carbon intensities for a local day. */
    void appendCarbon(LocalDate day, StringBuilder rows) {
        append(day, rows, hour -> grams(day, hour));
    }

    private void append(LocalDate day, StringBuilder rows, Function<Instant, BigDecimal> value) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        for (Instant hour = day.atStartOfDay(zone).toInstant(); hour.isBefore(end); hour = hour.plus(HOUR)) {
            rows.append(hour)
                    .append(',')
                    .append(hour.plus(HOUR))
                    .append(',')
                    .append(value.apply(hour).toPlainString())
                    .append('\n');
        }
    }

    /** Dear hours are those in which plants burn what others do not have to. */
    private BigDecimal grams(LocalDate day, Instant hour) {
        BigDecimal mean = BigDecimal.valueOf(
                        perMwh.stream().mapToInt(Integer::intValue).sum())
                .divide(BigDecimal.valueOf(perMwh.size()), MathContext.DECIMAL32);
        BigDecimal dearness =
                price(day, hour).divide(mean, MathContext.DECIMAL32).subtract(BigDecimal.ONE);
        return BigDecimal.valueOf(gramsPerKwh)
                .multiply(BigDecimal.ONE.add(dearness.multiply(SWING)))
                .setScale(1, RoundingMode.HALF_UP);
    }

    private BigDecimal price(LocalDate day, Instant hour) {
        BigDecimal weekday = BigDecimal.valueOf(perMwh.get(hour.atZone(zone).getHour()));
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return (weekend ? weekday.multiply(WEEKEND) : weekday).setScale(2, RoundingMode.HALF_UP);
    }
}
