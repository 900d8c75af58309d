package dev.thinkwatt.catalog.tariff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.thinkwatt.catalog.tariff.Remark.Kind;
import dev.thinkwatt.catalog.tariff.SupplyTerms.Band;
import dev.thinkwatt.catalog.tariff.TariffFile.Faulty;
import dev.thinkwatt.support.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes intervals of the terms of a supply contract, by clocks of the site: its days have 92, 96 or 100 quarters. */
public final class SupplyReader {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int DAYS_MAX = 100;
    private static final int BANDS_MAX = 50;

    private final ZoneId zone;
    private final PriceReading reading;

    private SupplyReader(ZoneId zone, TariffLimits limits) {
        this.zone = zone;
        this.reading = new PriceReading(limits);
    }

    /** @param file the terms as JSON */
    public static TariffFile read(byte[] file, ZoneId zone, TariffLimits limits) {
        try {
            return new SupplyReader(zone, limits).read(terms(file));
        } catch (Unreadable e) {
            return new Faulty(List.of(e.fault()));
        }
    }

    private static SupplyTerms terms(byte[] file) throws Unreadable {
        try {
            SupplyTerms terms = Json.strict().readValue(file, SupplyTerms.class);
            if (terms != null) {
                return terms;
            }
        } catch (JsonMappingException e) {
            String place = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw new Unreadable(place.isEmpty() ? "the file" : place, "is missing, unknown, or not of its kind");
        } catch (JsonProcessingException | NumberFormatException e) {
            throw new Unreadable("the file", "is not JSON");
        } catch (IOException e) {
            throw new Unreadable("the file", "is not JSON in UTF-8");
        }
        throw new Unreadable("the file", "must be an object");
    }

    private TariffFile read(SupplyTerms terms) throws Unreadable {
        refuse(terms);
        Instant end = terms.until().atStartOfDay(zone).toInstant();
        Instant start = terms.from().atStartOfDay(zone).toInstant();
        while (start.isBefore(end)) {
            Instant next =
                    start.plus(isOneBand(terms, start) && !start.plus(HOUR).isAfter(end) ? HOUR : QUARTER);
            add(terms, start, next);
            start = next;
        }
        return reading.result(terms.currency(), terms.currency() + "/kWh", terms.source());
    }

    private void add(SupplyTerms terms, Instant start, Instant end) throws Unreadable {
        Optional<Band> band = terms.at(start.atZone(zone));
        if (band.isPresent()) {
            reading.add("band " + band.get().name(), start, end, band.get().pricePerKwh(), 0, false);
        } else {
            reading.found(Kind.GAP, start, end, 0, "no band holds");
        }
    }

    /** Whether the hour from a full one on has one price. */
    private boolean isOneBand(SupplyTerms terms, Instant start) {
        Optional<Band> first = terms.at(start.atZone(zone));
        return start.getEpochSecond() % HOUR.toSeconds() == 0
                && List.of(1, 2, 3).stream()
                        .map(quarters -> terms.at(
                                start.plus(QUARTER.multipliedBy(quarters)).atZone(zone)))
                        .allMatch(first::equals)
                && first.isPresent();
    }

    private static void refuse(SupplyTerms terms) throws Unreadable {
        if (terms.from().getYear() < 2000
                || terms.until().getYear() > 2099
                || !terms.from().isBefore(terms.until())) {
            throw new Unreadable("until", "must be a day after from, both between 2000 and 2099");
        }
        if (terms.from().plusDays(DAYS_MAX).isBefore(terms.until())) {
            throw new Unreadable("until", "must be at most " + DAYS_MAX + " days after from");
        }
        if (!terms.source().matches("(?=.*\\S)\\P{Cntrl}{1,100}")) {
            throw new Unreadable("source", "must be 1 to 100 characters of text");
        }
        if (terms.bands().isEmpty() || terms.bands().size() > BANDS_MAX) {
            throw new Unreadable("bands", "must be 1 to " + BANDS_MAX);
        }
        for (Band band : terms.bands()) {
            if (!band.name().matches("\\P{Cntrl}{1,50}")) {
                throw new Unreadable("bands.name", "must be 1 to 50 characters of text");
            }
            if (!isOnQuarter(band.from()) || !isOnQuarter(band.until())) {
                throw new Unreadable("bands", "must begin and end on a quarter of an hour");
            }
        }
    }

    private static boolean isOnQuarter(@Nullable LocalTime time) {
        return time == null || time.toNanoOfDay() % QUARTER.toNanos() == 0;
    }
}
