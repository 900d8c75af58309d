package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is charged by the period, beside the base fee.
 *
 * @param charges of usage; each is charged by one of them at most
 * @param minimum that the usage of a whole period comes to at least, base fee and energy not counted; absent: none
 * @param prepaidCredit absent: none
 * @param otherMinimums what the minimum is in the other currencies that the plan is sold in, one for each
 */
public record PeriodTerms(
        List<PeriodCharge> charges,
        @Nullable Money minimum,
        @Nullable PrepaidCredit prepaidCredit,
        List<Money> otherMinimums) {

    public static final PeriodTerms NONE = new PeriodTerms(List.of(), null, null, List.of());

    public PeriodTerms {
        charges = List.copyOf(charges);
        otherMinimums = List.copyOf(otherMinimums);
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
        Set<Currency> currencies = new HashSet<>();
        minimums(minimum, otherMinimums).forEach(amount -> {
            if (amount.amount().signum() <= 0) {
                throw new IllegalArgumentException("a minimum is more than nothing");
            }
            if (!currencies.add(amount.currency())) {
                throw new IllegalArgumentException("there are two minimums in " + amount.currency());
            }
        });
        if (minimum == null && !otherMinimums.isEmpty()) {
            throw new IllegalArgumentException(
                    "a minimum in another currency stands beside one in that of the base fee");
        }
    }

    /** Of a plan that is sold in the currency of its base fee alone. */
    public PeriodTerms(List<PeriodCharge> charges, @Nullable Money minimum, @Nullable PrepaidCredit prepaidCredit) {
        this(charges, minimum, prepaidCredit, List.of());
    }

    /** Whether nothing is charged by the period. */
    public boolean areNone() {
        return charges.isEmpty() && minimum == null && prepaidCredit == null;
    }

    /** The charge that some usage of an account is added to, which pays in a currency. */
    public Optional<PeriodCharge> charge(String model, UsageKind kind, ServiceTier tier, Currency currency) {
        return charges.stream()
                .filter(charge -> charge.isIn(currency) && charge.covers(model, kind, tier))
                .findFirst();
    }

    /** What an account pays that pays in a currency. */
    public List<PeriodCharge> chargesIn(Currency currency) {
        return charges.stream().filter(charge -> charge.isIn(currency)).toList();
    }

    /** The minimum in a currency; empty where there is none. */
    public Optional<Money> minimumIn(Currency currency) {
        return minimums(minimum, otherMinimums)
                .filter(amount -> amount.currency().equals(currency))
                .findFirst();
    }

    private static Stream<Money> minimums(@Nullable Money minimum, List<Money> others) {
        return Stream.concat(Stream.ofNullable(minimum), others.stream());
    }
}
