package dev.thinkwatt.model.rating;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.PeriodCharge;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.PrepaidCredit.Pays;
import dev.thinkwatt.model.rating.Charging.Part;
import dev.thinkwatt.model.rating.PeriodBill.BaseFee;
import dev.thinkwatt.model.rating.PeriodBill.Charge;
import dev.thinkwatt.model.rating.PeriodBill.Shortfall;
import dev.thinkwatt.model.rating.PeriodBill.UsageBill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out what is charged by the period. Pure. */
public final class PeriodRater {

    private PeriodRater() {}

    /**
     * The bill of one account. Base fee and minimum are due for the share of the period that is covered; tiers, packages and
     * included quantities stand whole in every period. Usage that no charge covers is not in it: it is charged request by
     * request.
     *
     * @param fee of one seat and a whole period
     * @param usage of the period; the same may stand in it more than once
     * @param credit what the account has; in the same currency as all else
     */
    public static PeriodBill rate(
            PeriodTerms terms, Money fee, long seats, Share share, List<PeriodUsage> usage, Money credit) {
        if (seats < 0 || credit.amount().signum() < 0) {
            throw new IllegalArgumentException("seats and credit are never negative");
        }
        Currency currency = fee.currency();
        BaseFee baseFee = new BaseFee(seats, fee, share, share.of(fee.times(seats)));
        UsageBill used = usage(terms, currency, share, usage);
        Money total = baseFee.amount().plus(used.total());
        Money paid = paid(terms, baseFee.amount(), used.total(), credit);
        return new PeriodBill(baseFee, used.charges(), used.shortfall(), total, paid, total.minus(paid));
    }

    /**
     * What the usage of one account comes to: the charges in its currency, and what is missing to the minimum.
     *
     * @param share of the period that is covered, for which the minimum is due
     */
    public static UsageBill usage(PeriodTerms terms, Currency currency, Share share, List<PeriodUsage> usage) {
        List<Charge> charges = terms.chargesIn(currency).stream()
                .map(charge -> charge(charge, quantity(charge, usage), currency))
                .toList();
        Money used = charges.stream().map(Charge::amount).reduce(Money.zero(currency), Money::plus);
        Shortfall shortfall = shortfall(terms.minimumIn(currency).orElse(null), share, used);
        return new UsageBill(charges, shortfall, shortfall == null ? used : used.plus(shortfall.amount()));
    }

    private static long quantity(PeriodCharge charge, List<PeriodUsage> usage) {
        return usage.stream()
                .filter(used -> charge.covers(used.model(), used.kind(), used.tier()))
                .mapToLong(PeriodUsage::quantity)
                .reduce(0, Math::addExact);
    }

    private static Charge charge(PeriodCharge charge, long quantity, Currency currency) {
        long included = Math.min(quantity, charge.includedUnits());
        List<Part> parts = Charging.parts(charge.charge(), quantity - included);
        BigDecimal exact = parts.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        Money amount = new Money(exact, currency).toMinorUnit(RoundingMode.HALF_UP);
        return new Charge(charge.id(), quantity, included, parts, exact, amount);
    }

    private static @Nullable Shortfall shortfall(@Nullable Money minimum, Share share, Money used) {
        if (minimum == null) {
            return null;
        }
        Money due = share.of(minimum);
        Money missing = due.minus(used);
        return missing.amount().signum() > 0 ? new Shortfall(due, missing) : null;
    }

    /** Credit pays for what the plan says it may, and for no more than there is. */
    private static Money paid(PeriodTerms terms, Money baseFee, Money usage, Money credit) {
        Set<Pays> pays =
                terms.prepaidCredit() == null ? Set.of() : terms.prepaidCredit().pays();
        Money payable = Money.zero(credit.currency());
        if (pays.contains(Pays.BASE_FEE)) {
            payable = payable.plus(baseFee);
        }
        if (pays.contains(Pays.USAGE)) {
            payable = payable.plus(usage);
        }
        return payable.amount().compareTo(credit.amount()) <= 0 ? payable : credit;
    }
}
