package dev.thinkwatt.catalog.tariff;

import dev.thinkwatt.catalog.tariff.Remark.Kind;
import dev.thinkwatt.catalog.tariff.TariffFile.Fault;
import dev.thinkwatt.catalog.tariff.TariffFile.Faulty;
import dev.thinkwatt.catalog.tariff.TariffFile.Read;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The prices of a file while it is read: each is looked at alone, and at the end beside the others. */
final class PriceReading {

    private static final int FAULTS_MAX = 100;

    private final TariffLimits limits;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    /** By length, and by start of that length. */
    private final SortedMap<Duration, SortedMap<Instant, TariffInterval>> byLength = new TreeMap<>();

    private int size;

    PriceReading(TariffLimits limits) {
        this.limits = limits;
    }

    void fault(String place, String rule) {
        if (faults.size() < FAULTS_MAX) {
            faults.add(new Fault(place, rule));
        }
    }

    void found(Kind kind, Instant start, Instant end, int prices, String detail) {
        remarks.add(new Remark(kind, start, end, prices, detail));
    }

    /**
     * Takes a price, if nothing is wrong with it.
     *
     * @param price as the file has it
     * @param decimalShift how many digits it moves to the right of the point to be per kWh: 3 for a price per MWh
     */
    void add(String place, Instant start, Instant end, BigDecimal price, int decimalShift, boolean filled)
            throws Unreadable {
        if (++size > limits.intervalsMax()) {
            throw new Unreadable(place, "is more than the " + limits.intervalsMax() + " prices a file may have");
        }
        if (!isInTime(start) || !isInTime(end)) {
            fault(place, "lies outside the years 2000 to 2099");
        } else if (!TariffInterval.isOnGrid(start)) {
            fault(place, "does not start on a quarter of an hour");
        } else if (!TariffInterval.LENGTHS.contains(Duration.between(start, end))) {
            fault(place, "lasts " + Duration.between(start, end) + ", not 15, 30 or 60 minutes");
        } else if (!isPlain(price)) {
            fault(place, "has a price of too many digits");
        } else {
            place(place, new TariffInterval(start, end, perKwh(price, decimalShift), filled));
        }
    }

    private void place(String place, TariffInterval interval) {
        if (interval.pricePerKwh().abs().compareTo(limits.absurdPerKwh()) > 0) {
            fault(
                    place,
                    "has an absurd price: " + interval.pricePerKwh().toPlainString() + " per kWh, where "
                            + limits.absurdPerKwh().toPlainString() + " is the most; is the unit right?");
            return;
        }
        TariffInterval other = byLength.computeIfAbsent(interval.length(), length -> new TreeMap<>())
                .putIfAbsent(interval.start(), interval);
        if (other != null && other.pricePerKwh().compareTo(interval.pricePerKwh()) != 0) {
            fault(place, "has another price from " + interval.start() + " than the file gave before");
        } else if (other != null) {
            found(Kind.REPEATED, interval.start(), interval.end(), 1, "given again with the same price");
        }
    }

    /** All that was read, or all that is wrong with it. */
    TariffFile result(Currency currency, String unit, String source) {
        if (faults.isEmpty() && byLength.isEmpty()) {
            fault("the file", "has no price");
        }
        if (!faults.isEmpty()) {
            return new Faulty(faults);
        }
        FinestIntervals finest = FinestIntervals.of(byLength.values());
        return new Read(currency, unit, source, finest.taken(), Remarks.of(finest, remarks));
    }

    static boolean isInTime(Instant instant) {
        // Instants reach beyond the years that a calendar can name.
        if (instant.getEpochSecond() < 0 || instant.getEpochSecond() > 4_102_444_800L) {
            return false;
        }
        int year = instant.atZone(ZoneOffset.UTC).getYear();
        return year >= 2000 && year <= 2100;
    }

    /** Looked at before any arithmetic: 1e999999999 is a short text and a long number. */
    private static boolean isPlain(BigDecimal price) {
        return price.precision() <= 20 && price.scale() >= -9 && price.scale() <= 15;
    }

    /** Exact, and written in one way only: equal prices are equal values. */
    private static BigDecimal perKwh(BigDecimal price, int decimalShift) {
        BigDecimal stripped = price.movePointLeft(decimalShift).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
