package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is charged by the period, beside the base fee.
 *
 * @param charges of usage; each is charged by one of them at most
 * @param minimum that the usage of a whole period comes to at least, base fee and energy not counted; absent: none
 * @param prepaidCredit absent: none
 */
public record PeriodTerms(
        List<PeriodCharge> charges,
        @Nullable Money minimum,
        @Nullable PrepaidCredit prepaidCredit) {

    public static final PeriodTerms NONE = new PeriodTerms(List.of(), null, null);

    public PeriodTerms {
        charges = List.copyOf(charges);
        for (int i = 0; i < charges.size(); i++) {
            for (PeriodCharge before : charges.subList(0, i)) {
                if (before.id().equals(charges.get(i).id())) {
                    throw new IllegalArgumentException("there are two charges " + before.id());
                }
                if (before.overlaps(charges.get(i))) {
                    throw new IllegalArgumentException(
                            "charges " + before.id() + " and " + charges.get(i).id() + " both charge the same usage");
                }
            }
        }
        if (minimum != null && minimum.amount().signum() <= 0) {
            throw new IllegalArgumentException("a minimum is more than nothing");
        }
    }

    /** Whether nothing is charged by the period. */
    public boolean areNone() {
        return charges.isEmpty() && minimum == null && prepaidCredit == null;
    }

    /** The charge that some usage is added to. */
    public Optional<PeriodCharge> charge(String model, UsageKind kind, ServiceTier tier) {
        return charges.stream()
                .filter(charge -> charge.covers(model, kind, tier))
                .findFirst();
    }
}
