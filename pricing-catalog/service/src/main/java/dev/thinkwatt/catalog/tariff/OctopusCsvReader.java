package dev.thinkwatt.catalog.tariff;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads Octopus Agile's past unit rates as they are given out for a region: no header, then each half hour in a line of start in
 * UTC, local time, letter and name of the region, and pence per kWh, of which a twenty-first is the tax of 5 %. The tax is taken
 * off exactly; a price that does not have it is refused, not rounded.
 */
final class OctopusCsvReader {

    private static final Currency POUND = Currency.getInstance("GBP");
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final int PENCE = 2;
    private static final int COLUMNS = 5;
    private static final Pattern PRICE = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern REGION = Pattern.compile("[A-P]");
    private static final BigDecimal WITH_TAX = new BigDecimal("1.05");

    private final TariffLimits limits;
    private final PriceReading reading;
    private final TreeSet<String> regions = new TreeSet<>();

    OctopusCsvReader(TariffLimits limits) {
        this.limits = limits;
        this.reading = new PriceReading(limits);
    }

    TariffFile read(byte[] file) throws Unreadable {
        for (CsvRecord line : lines(file)) {
            read("line " + line.getStartingLineNumber(), line.getFields());
        }
        if (regions.size() > 1) {
            throw new Unreadable("the file", "must be of one region, not of " + String.join(", ", regions));
        }
        return reading.result(POUND, "pence/kWh with 5 % of tax", "Octopus Agile, region " + String.join("", regions));
    }

    private List<CsvRecord> lines(byte[] file) throws Unreadable {
        try {
            return CsvText.lines(file, limits.intervalsMax() + 1L);
        } catch (CharacterCodingException e) {
            throw new Unreadable("the file", "is not UTF-8");
        } catch (CsvParseException e) {
            throw new Unreadable("the file", "is not CSV: a quoted text has no end, or is too long");
        }
    }

    private void read(String place, List<String> columns) throws Unreadable {
        if (columns.size() != COLUMNS) {
            reading.fault(
                    place,
                    "has " + columns.size() + " columns, not 5: start, local time, region, its name and pence per kWh");
            return;
        }
        Optional<Instant> start = start(columns.getFirst().strip());
        String region = columns.get(2).strip();
        String price = columns.getLast().strip();
        if (start.isEmpty()) {
            reading.fault(place, "must begin with an instant in UTC such as 2026-11-24T00:00:00Z");
        } else if (!REGION.matcher(region).matches()) {
            reading.fault(place, "must name a region by its letter, A to P");
        } else if (!PRICE.matcher(price).matches()) {
            reading.fault(place, "must end with a number of pence, with a point before its decimals");
        } else {
            regions.add(region);
            add(place, start.get(), new BigDecimal(price));
        }
    }

    private void add(String place, Instant start, BigDecimal withTax) throws Unreadable {
        try {
            reading.add(place, start, start.plus(HALF_HOUR), withTax.divide(WITH_TAX), PENCE, false);
        } catch (ArithmeticException e) {
            reading.fault(
                    place,
                    "has " + withTax.toPlainString() + " pence, which is no price with exactly 5 % of tax in it");
        }
    }

    /** As {@code 2018-02-19T00:00:00Z} or {@code 2018-02-19 00:00:00+00:00}. */
    private static Optional<Instant> start(String text) {
        try {
            OffsetDateTime start = OffsetDateTime.parse(text.replace(' ', 'T'));
            Instant instant = start.toInstant();
            return start.getOffset().getTotalSeconds() == 0 && PriceReading.isInTime(instant)
                    ? Optional.of(instant)
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
