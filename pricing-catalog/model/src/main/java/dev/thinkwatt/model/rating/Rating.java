package dev.thinkwatt.model.rating;

import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of pricing one usage event. */
public sealed interface Rating {

    /**
     * It has a price.
     *
     * @param included whether the base fee covers the usage: its worth is known, and nothing is charged for it
     * @param worth the exact sum of the items, at list
     * @param charged the exact amount charged for this usage: {@code worth} less the items that a charge of the period covers, or
     *     zero where included
     * @param energy what it drew and what is passed on; null where the plan passes nothing on and no figures are known
     */
    record Rated(
            PlanVersion plan,
            boolean included,
            List<Item> items,
            Money worth,
            Money charged,
            @Nullable EnergyCharge energy)
            implements Rating {
        public Rated {
            items = List.copyOf(items);
        }

        /** Whether any of its prices of electricity was missing and is estimated. */
        public boolean hasEstimates() {
            return energy != null && energy.hasEstimates();
        }
    }

    /** It cannot be priced yet, and will be once what is missing was published. */
    record Pending(Missing missing, String detail) implements Rating {}

    /** It cannot be priced, and waiting does not help: somebody has to look. */
    record Unpriceable(Fault fault, String detail) implements Rating {}

    /** So much of one kind at its price. {@code amount} is exact. */
    record Item(UsageKind kind, long quantity, Price price, BigDecimal amount) {}

    /** What a pending event waits for. */
    enum Missing {
        PLAN_VERSION,
        ELECTRICITY_PRICE
    }

    /** Why an event has no price. */
    enum Fault {
        MODEL_NOT_IN_PLAN,
        NO_PRICE,
        CURRENCY_MISMATCH
    }
}
