package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.PriceFile.Fault;
import dev.thinkwatt.catalog.energy.PriceFile.Faulty;
import dev.thinkwatt.catalog.energy.PriceFile.Read;
import dev.thinkwatt.catalog.tariff.CsvText;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads electricity prices from CSV: a header {@code startsAt,endsAt,pricePerMwh} (or {@code pricePerKwh}), then one
 * interval a line, in any order.
 *
 * @param zone of the site, whose local days the prices are kept by
 * @param linesMax of a file, the header among them
 */
record PriceCsv(ZoneId zone, BigDecimal absurdPerKwh, int linesMax) {

    PriceFile read(byte[] file) {
        try {
            return read(CsvText.of(file));
        } catch (CharacterCodingException e) {
            return faulty(1, "is not UTF-8");
        }
    }

    private PriceFile read(String text) {
        List<String> lines = text.lines().toList();
        Optional<PriceUnit> unit = lines.isEmpty() ? Optional.empty() : PriceUnit.ofHeader(lines.getFirst());
        if (unit.isEmpty()) {
            return faulty(1, "is neither " + PriceUnit.PER_MWH.header() + " nor " + PriceUnit.PER_KWH.header());
        }
        if (lines.size() == 1) {
            return faulty(1, "is followed by no price");
        }
        if (lines.size() > linesMax) {
            return faulty(linesMax + 1, "is one more than a file may have");
        }
        return read(lines, new PriceLineReader(zone, unit.get(), absurdPerKwh));
    }

    private static PriceFile read(List<String> lines, PriceLineReader row) {
        Map<Integer, Interval> byLine = new TreeMap<>();
        for (int line = 2; line <= lines.size(); line++) {
            int number = line;
            row.read(line, lines.get(line - 1)).ifPresent(interval -> byLine.put(number, interval));
        }
        List<Fault> faults = new ArrayList<>(row.faults());
        faults.addAll(overlaps(byLine));
        faults.sort(Comparator.comparing(Fault::line));
        return faults.isEmpty()
                ? new Read(byLine.values().stream()
                        .sorted(Comparator.comparing(Interval::start))
                        .toList())
                : new Faulty(faults);
    }

    private static List<Fault> overlaps(Map<Integer, Interval> byLine) {
        List<Fault> faults = new ArrayList<>();
        Instant coveredUntil = Instant.MIN;
        int coveredBy = 0;
        List<Map.Entry<Integer, Interval>> inOrder = byLine.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<Integer, Interval> entry) -> entry.getValue().start()))
                .toList();
        for (Map.Entry<Integer, Interval> entry : inOrder) {
            if (entry.getValue().start().isBefore(coveredUntil)) {
                faults.add(new Fault(entry.getKey(), "overlaps line " + coveredBy));
            }
            if (entry.getValue().end().isAfter(coveredUntil)) {
                coveredUntil = entry.getValue().end();
                coveredBy = entry.getKey();
            }
        }
        return faults;
    }

    private static Faulty faulty(int line, String rule) {
        return new Faulty(List.of(new Fault(line, rule)));
    }
}
