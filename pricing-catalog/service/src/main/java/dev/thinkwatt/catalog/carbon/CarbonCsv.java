package dev.thinkwatt.catalog.carbon;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.thinkwatt.catalog.carbon.CarbonFile.Reading;
import dev.thinkwatt.catalog.tariff.CsvText;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads carbon intensities from CSV: Thinkwatt's own, or as Electricity Maps gives them out. */
final class CarbonCsv {

    /** No grid emits as much: the dirtiest lignite plant stays below. */
    static final BigDecimal ABSURD = new BigDecimal(2000);

    private static final int LINES_MAX = 10_000;
    private static final int FAULTS_MAX = 100;
    private static final Pattern GRAMS = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");
    private static final Set<Duration> LENGTHS =
            Set.of(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));

    private final CarbonColumns columns;
    private final List<Violation> faults = new ArrayList<>();
    private final Set<String> places = new TreeSet<>();

    private CarbonCsv(CarbonColumns columns) {
        this.columns = columns;
    }

    /** A line as it was read. */
    private record Line(
            long number, Instant start, @Nullable Instant end, BigDecimal grams, boolean estimated) {}

    /**
     * @param source who published the intensities, where the file does not say so
     * @throws ProblemException 400 with everything that is wrong with the file, line by line
     */
    static CarbonFile read(byte[] file, String source) {
        List<CsvRecord> records = records(file);
        CarbonColumns columns = records.isEmpty()
                ? null
                : CarbonColumns.of(records.getFirst().getFields()).orElse(null);
        if (columns == null) {
            throw ProblemException.invalid(
                    "line 1",
                    "must be " + CarbonColumns.OWN + ", or the header of Electricity Maps with Datetime (UTC) and "
                            + "Carbon Intensity gCO₂eq/kWh (direct)");
        }
        return new CarbonCsv(columns).file(records.subList(1, records.size()), source);
    }

    private static List<CsvRecord> records(byte[] file) {
        try {
            List<CsvRecord> records = CsvText.lines(file, LINES_MAX + 2L);
            if (records.size() > LINES_MAX + 1) {
                throw ProblemException.invalid("file", "must have at most " + LINES_MAX + " lines after its header");
            }
            return records;
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid("file", "must be UTF-8");
        } catch (CsvParseException e) {
            throw ProblemException.invalid("file", "must be CSV; a quoted text has no end, or is too long");
        }
    }

    private CarbonFile file(List<CsvRecord> records, String source) {
        List<Line> lines = records.stream()
                .flatMap(record -> line(record).stream())
                .sorted(Comparator.comparing(Line::start))
                .toList();
        if (records.isEmpty()) {
            fault(1, "is followed by no intensity");
        }
        if (places.size() > 1) {
            fault(2, "must name one zone, as all lines do: these name " + String.join(", ", places));
        }
        Duration length = columns.end() < 0 ? length(lines) : Duration.ZERO;
        List<Reading> readings = new ArrayList<>();
        Instant reached = Instant.MIN;
        for (Line line : lines) {
            Instant end = line.end() == null ? line.start().plus(length) : line.end();
            if (line.start().isBefore(reached)) {
                fault(line.number(), "overlaps an earlier stretch");
            }
            reached = end;
            readings.add(new Reading(line.start(), end, line.grams(), line.estimated()));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults.stream().limit(FAULTS_MAX).toList());
        }
        return new CarbonFile(named(source), readings);
    }

    private String named(String source) {
        return columns.source().isEmpty()
                ? source
                : String.join(" ", columns.source(), String.join("", places)).strip();
    }

    /** The shortest time from one line to the next; an hour where there is only one line. */
    private Duration length(List<Line> lines) {
        Duration shortest = Duration.ofHours(1);
        for (int i = 1; i < lines.size(); i++) {
            Duration step =
                    Duration.between(lines.get(i - 1).start(), lines.get(i).start());
            if (!step.isZero() && step.compareTo(shortest) < 0) {
                shortest = step;
            }
        }
        if (!LENGTHS.contains(shortest)) {
            fault(2, "must be 15, 30 or 60 minutes from the next; the shortest step is " + shortest);
        }
        return shortest;
    }

    private Optional<Line> line(CsvRecord record) {
        long number = record.getStartingLineNumber();
        if (record.getFieldCount() < columns.needed()) {
            return fault(number, "has " + record.getFieldCount() + " columns, fewer than the header needs");
        }
        if (columns.place() >= 0) {
            places.add(record.getField(columns.place()).strip());
        }
        Optional<Instant> start = instant(number, record.getField(columns.start()));
        Optional<Instant> end = columns.end() < 0 ? Optional.empty() : instant(number, record.getField(columns.end()));
        Optional<BigDecimal> grams = grams(number, record.getField(columns.grams()));
        if (start.isEmpty() || grams.isEmpty() || (columns.end() >= 0 && end.isEmpty())) {
            return Optional.empty();
        }
        if (end.isPresent() && !LENGTHS.contains(Duration.between(start.get(), end.get()))) {
            return fault(number, "must last 15, 30 or 60 minutes");
        }
        boolean estimated = columns.estimated() >= 0
                && record.getField(columns.estimated()).strip().equalsIgnoreCase("true");
        return Optional.of(new Line(number, start.get(), end.orElse(null), grams.get(), estimated));
    }

    private Optional<Instant> instant(long line, String text) {
        try {
            String iso = text.strip().replace(' ', 'T');
            Instant instant = Instant.parse(iso.endsWith("Z") ? iso : iso + "Z");
            int year = instant.atZone(ZoneOffset.UTC).getYear();
            if (year >= 2000 && year < 2100 && instant.getEpochSecond() % (15 * 60) == 0 && instant.getNano() == 0) {
                return Optional.of(instant);
            }
        } catch (DateTimeException e) {
            // falls through: named as what it is not
        }
        return fault(line, "must have instants in UTC on a quarter of an hour, such as 2026-11-24T00:15:00Z");
    }

    private Optional<BigDecimal> grams(long line, String text) {
        if (!GRAMS.matcher(text.strip()).matches()) {
            return fault(line, "must have grams of CO₂ equivalent per kWh such as 31.5, a point before decimals");
        }
        BigDecimal grams = new BigDecimal(text.strip()).stripTrailingZeros();
        if (grams.compareTo(ABSURD) > 0) {
            return fault(line, "is absurd: more than " + ABSURD + " g per kWh; is the unit right?");
        }
        return Optional.of(grams.scale() < 0 ? grams.setScale(0) : grams);
    }

    private <T> Optional<T> fault(long line, String rule) {
        faults.add(new Violation("line " + line, rule));
        return Optional.empty();
    }
}
