package dev.thinkwatt.catalog.carbon;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a file of carbon intensities says.
 *
 * @param source who published them, as invoices name it
 * @param readings in order, never overlapping
 */
record CarbonFile(String source, List<Reading> readings) {

    CarbonFile {
        readings = List.copyOf(readings);
    }

    /**
     * Grams of CO₂ equivalent per kWh for a stretch of time.
     *
     * @param estimated whether the file says that it was not measured
     */
    record Reading(Instant start, Instant end, BigDecimal gramsCo2ePerKwh, boolean estimated) {

        private Reading from(Instant later) {
            return new Reading(later, end, gramsCo2ePerKwh, estimated);
        }

        private Reading until(Instant earlier) {
            return new Reading(start, earlier, gramsCo2ePerKwh, estimated);
        }
    }

    /** An hour over a local midnight, as zones have it that are half an hour off, is two halves. */
    SortedMap<LocalDate, List<Reading>> byDay(ZoneId zone) {
        SortedMap<LocalDate, List<Reading>> byDay = new TreeMap<>();
        for (Reading reading : readings) {
            LocalDate day = LocalDate.ofInstant(reading.start(), zone);
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            if (reading.end().isAfter(midnight)) {
                add(byDay, day, reading.until(midnight));
                add(byDay, day.plusDays(1), reading.from(midnight));
            } else {
                add(byDay, day, reading);
            }
        }
        return byDay;
    }

    private static void add(SortedMap<LocalDate, List<Reading>> byDay, LocalDate day, Reading reading) {
        byDay.computeIfAbsent(day, key -> new ArrayList<>()).add(reading);
    }
}
