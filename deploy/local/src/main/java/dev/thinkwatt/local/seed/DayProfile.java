package dev.thinkwatt.local.seed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The shape of a site's electricity price over a day: invented figures with the shape of day-ahead prices, so that a demo
 * has cheap nights, dear evenings and quiet weekends.
 *
 * @param perMwh a price for each of the 24 hours of the clock
 */
record DayProfile(String site, ZoneId zone, List<Integer> perMwh) {

    static final String HEADER = "startsAt,endsAt,pricePerMwh";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final BigDecimal WEEKEND = new BigDecimal("0.8");

    /** Evenings are dear in Northern Virginia. */
    static final DayProfile US_EAST = new DayProfile(
            "us-east",
            ZoneId.of("America/New_York"),
            List.of(
                    68, 64, 62, 61, 63, 71, 88, 97, 95, 92, 90, 91, 93, 96, 101, 110, 126, 148, 157, 142, 121, 102, 86,
                    74));

    /** Water and wind keep nights cheap around Stockholm. */
    static final DayProfile EU_NORTH = new DayProfile(
            "eu-north",
            ZoneId.of("Europe/Stockholm"),
            List.of(
                    38, 35, 33, 32, 34, 45, 72, 108, 112, 98, 86, 79, 74, 71, 73, 82, 97, 116, 119, 101, 78, 60, 49,
                    42));

    DayProfile {
        perMwh = List.copyOf(perMwh);
        if (perMwh.size() != 24) {
            throw new IllegalArgumentException("a day has 24 hours on the clock");
        }
    }

    /** Rows for a local day, of which a change of clocks makes 23 or 25. */
    void appendDay(LocalDate day, StringBuilder rows) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        for (Instant hour = day.atStartOfDay(zone).toInstant(); hour.isBefore(end); hour = hour.plus(HOUR)) {
            rows.append(hour)
                    .append(',')
                    .append(hour.plus(HOUR))
                    .append(',')
                    .append(price(day, hour).toPlainString())
                    .append('\n');
        }
    }

    private BigDecimal price(LocalDate day, Instant hour) {
        BigDecimal weekday = BigDecimal.valueOf(perMwh.get(hour.atZone(zone).getHour()));
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return (weekend ? weekday.multiply(WEEKEND) : weekday).setScale(2, RoundingMode.HALF_UP);
    }
}
