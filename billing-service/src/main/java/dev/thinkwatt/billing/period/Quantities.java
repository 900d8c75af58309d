package dev.thinkwatt.billing.period;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.rating.UsageSums.UsedSum;
import dev.thinkwatt.model.rating.PeriodUsage;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Usage while it is added up: what was charged, less what was taken back. */
final class Quantities {

    private record Subject(String model, UsageKind kind, ServiceTier tier) {}

    private static final UsageKind[] KINDS = UsageKind.values();

    private final Map<Subject, Long> sums = new TreeMap<>(
            Comparator.comparing(Subject::model).thenComparing(Subject::kind).thenComparing(Subject::tier));

    /** @param sign 1, or -1 for what is taken back */
    void add(Charge charge, int sign) {
        for (UsageKind kind : KINDS) {
            add(charge.model(), kind, charge.tier(), sign * charge.usage().quantity(kind));
        }
    }

    void add(UsedSum sum) {
        sum.quantities().forEach((kind, quantity) -> add(sum.model(), kind, sum.tier(), quantity));
    }

    void add(Quantities other) {
        other.sums.forEach((subject, quantity) -> sums.merge(subject, quantity, Math::addExact));
    }

    private void add(String model, UsageKind kind, ServiceTier tier, long quantity) {
        if (quantity != 0) {
            sums.merge(new Subject(model, kind, tier), quantity, Math::addExact);
        }
    }

    /** The sums. Whatever is taken back was charged before, so none is negative. */
    List<PeriodUsage> usage() {
        return sums.entrySet().stream()
                .map(sum -> new PeriodUsage(
                        sum.getKey().model(), sum.getKey().kind(), sum.getKey().tier(), sum.getValue()))
                .toList();
    }
}
