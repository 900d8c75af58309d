package dev.thinkwatt.catalog.tariff;

import dev.thinkwatt.catalog.tariff.Finding.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What the prices of a file say when they are looked at together. */
final class Findings {

    private static final BigDecimal FAR = BigDecimal.TEN;

    private Findings() {}

    /** @param others what was found while the file was read */
    static List<Finding> of(FinestIntervals finest, List<Finding> others) {
        List<TariffInterval> intervals = finest.taken();
        BigDecimal far = median(intervals).multiply(FAR);
        List<Finding> all = new ArrayList<>(others);
        all.removeIf(finding -> finding.kind() == Kind.GAP && lieBetween(intervals, finding));
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
    private static boolean lieBetween(List<TariffInterval> intervals, Finding gap) {
        return !gap.start().isBefore(intervals.getFirst().start())
                && !gap.end().isAfter(intervals.getLast().end());
    }

    private static List<Finding> gaps(List<TariffInterval> intervals) {
        List<Finding> gaps = new ArrayList<>();
        for (int i = 1; i < intervals.size(); i++) {
            TariffInterval before = intervals.get(i - 1);
            TariffInterval after = intervals.get(i);
            if (before.end().isBefore(after.start())) {
                gaps.add(new Finding(Kind.GAP, before.end(), after.start(), 0, "no price"));
            }
        }
        return gaps;
    }

    private static List<Finding> each(
            Kind kind, String detail, List<TariffInterval> intervals, Predicate<TariffInterval> which) {
        return intervals.stream()
                .filter(which)
                .map(interval -> new Finding(kind, interval.start(), interval.end(), 1, detail))
                .toList();
    }

    /** Findings of one kind that touch are one; all in order of time. */
    private static List<Finding> merged(List<Finding> findings) {
        List<Finding> merged = new ArrayList<>();
        findings.stream()
                .sorted(Comparator.comparing(Finding::kind)
                        .thenComparing(Finding::detail)
                        .thenComparing(Finding::start)
                        .thenComparing(Finding::end))
                .forEach(finding -> {
                    boolean goesOn = !merged.isEmpty() && merged.getLast().isFollowedBy(finding);
                    merged.add(goesOn ? merged.removeLast().and(finding) : finding);
                });
        merged.sort(Comparator.comparing(Finding::start).thenComparing(Finding::kind));
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
