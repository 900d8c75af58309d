package dev.thinkwatt.model.rating;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.rating.Charging.Part;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a period comes to, without electricity. Each line is rounded half up to the currency's minor unit, and they add up.
 *
 * @param baseFee of the seats, for the time that they were there
 * @param charges one for each charge of the plan, used or not
 * @param shortfall what is missing to the minimum; null where nothing is
 * @param total of the lines
 * @param paidByCredit part of the total
 * @param due the rest
 */
public record PeriodBill(
        BaseFee baseFee,
        List<Charge> charges,
        @Nullable Shortfall shortfall,
        Money total,
        Money paidByCredit,
        Money due) {

    public PeriodBill {
        charges = List.copyOf(charges);
    }

    public record BaseFee(long seats, Money fee, Share share, Money amount) {}

    /**
     * What usage comes to.
     *
     * @param charges one for each charge in the account's currency, used or not
     * @param shortfall what is missing to the minimum; null where nothing is
     * @param total of both
     */
    public record UsageBill(List<Charge> charges, @Nullable Shortfall shortfall, Money total) {
        public UsageBill {
            charges = List.copyOf(charges);
        }
    }

    /**
     * Usage, added up.
     *
     * @param quantity that was used
     * @param included of it, at no price
     * @param parts the rest
     * @param exact the sum of the parts
     */
    public record Charge(String id, long quantity, long included, List<Part> parts, BigDecimal exact, Money amount) {
        public Charge {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The minimum was not reached.
     *
     * @param minimum of the time covered
     * @param amount what is missing
     */
    public record Shortfall(Money minimum, Money amount) {}
}
