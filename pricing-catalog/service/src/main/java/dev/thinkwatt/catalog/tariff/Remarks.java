package dev.thinkwatt.catalog.tariff;

import dev.thinkwatt.catalog.tariff.Remark.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What the prices of a file say when they are looked at together. */
final class Remarks {

    private static final BigDecimal FAR = BigDecimal.TEN;

    private Remarks() {}

    /** @param others what was found while the file was read */
    static List<Remark> of(FinestIntervals finest, List<Remark> others) {
        List<TariffInterval> intervals = finest.taken();
        BigDecimal far = median(intervals).multiply(FAR);
        List<Remark> all = new ArrayList<>(others);
        all.removeIf(remark -> remark.kind() == Kind.GAP && lieBetween(intervals, remark));
        all.addAll(gaps(intervals));
        all.addAll(
                each(Kind.FILLED, "left out by the file, the price before goes on", intervals, TariffInterval::filled));
        all.addAll(each(
                Kind.NEGATIVE,
                "below zero",
                intervals,
                interval -> interval.pricePerKwh().signum() < 0));
        all.addAll(each(
                Kind.DOUBTFUL,
                "more than ten times the middle price of the file",
                intervals,
                interval -> interval.pricePerKwh().abs().compareTo(far) > 0));
        all.addAll(each(
                Kind.MIXED_RESOLUTIONS,
                "longer intervals, not taken: shorter ones have prices of the same time",
                finest.left(),
                interval -> true));
        return merged(all);
    }

    /** What the file leaves open between its first and its last price is seen from the prices themselves. */
    private static boolean lieBetween(List<TariffInterval> intervals, Remark gap) {
        return !gap.start().isBefore(intervals.getFirst().start())
                && !gap.end().isAfter(intervals.getLast().end());
    }

    private static List<Remark> gaps(List<TariffInterval> intervals) {
        List<Remark> gaps = new ArrayList<>();
        for (int i = 1; i < intervals.size(); i++) {
            TariffInterval before = intervals.get(i - 1);
            TariffInterval after = intervals.get(i);
            if (before.end().isBefore(after.start())) {
                gaps.add(new Remark(Kind.GAP, before.end(), after.start(), 0, "no price"));
            }
        }
        return gaps;
    }

    private static List<Remark> each(
            Kind kind, String detail, List<TariffInterval> intervals, Predicate<TariffInterval> which) {
        return intervals.stream()
                .filter(which)
                .map(interval -> new Remark(kind, interval.start(), interval.end(), 1, detail))
                .toList();
    }

    /** Remarks of one kind that touch are one; all in order of time. */
    private static List<Remark> merged(List<Remark> remarks) {
        List<Remark> merged = new ArrayList<>();
        remarks.stream()
                .sorted(Comparator.comparing(Remark::kind)
                        .thenComparing(Remark::detail)
                        .thenComparing(Remark::start)
                        .thenComparing(Remark::end))
                .forEach(remark -> {
                    boolean goesOn = !merged.isEmpty() && merged.getLast().isFollowedBy(remark);
                    merged.add(goesOn ? merged.removeLast().and(remark) : remark);
                });
        merged.sort(Comparator.comparing(Remark::start).thenComparing(Remark::kind));
        return merged;
    }

    /** Of the prices without their sign; of an even number the higher of the two in the middle. */
    private static BigDecimal median(List<TariffInterval> intervals) {
        List<BigDecimal> sizes = intervals.stream()
                .map(interval -> interval.pricePerKwh().abs())
                .sorted()
                .toList();
        return sizes.get(sizes.size() / 2);
    }
}
