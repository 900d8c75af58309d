package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Gathers usage into one line for each model, kind and unit price. */
final class UsageLines {

    private record Key(
            YearMonth usedIn, String model, UsageKind kind, BigDecimal unitPrice, long per, boolean included) {}

    private record Sum(long quantity, BigDecimal worth) {
        /** What was charged was taken back. */
        boolean isNothing() {
            return quantity == 0 && worth.signum() == 0;
        }

        Sum plus(Sum other) {
            return new Sum(Math.addExact(quantity, other.quantity), worth.add(other.worth));
        }
    }

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::usedIn)
            .thenComparing(Key::model)
            .thenComparing(Key::kind)
            .thenComparing(Key::unitPrice)
            .thenComparing(Key::per)
            .thenComparing(Key::included);

    private final Map<Key, Sum> sums = new TreeMap<>(ORDER);

    /**
     * @param sign 1, or -1 for a charge that is taken back
     * @param terms of the plan: what they charge by the period stands on other lines
     */
    void add(Charge charge, int sign, PeriodTerms terms) {
        for (Item item : charge.rated().items()) {
            if (terms.charge(charge.model(), item.kind(), charge.tier(), charge.currency())
                    .isPresent()) {
                continue;
            }
            Key key = new Key(
                    charge.chargeMonth(),
                    charge.model(),
                    item.kind(),
                    item.price().price().amount(),
                    item.price().per(),
                    charge.rated().included());
            sums.merge(
                    key, new Sum(sign * item.quantity(), item.amount().multiply(BigDecimal.valueOf(sign))), Sum::plus);
        }
    }

    List<InvoiceLine.Usage> lines(Currency currency, YearMonth period) {
        return sums.entrySet().stream()
                .filter(entry -> !entry.getValue().isNothing())
                .map(entry -> line(entry.getKey(), entry.getValue(), currency, period))
                .toList();
    }

    private static InvoiceLine.Usage line(Key key, Sum sum, Currency currency, YearMonth period) {
        BigDecimal exact = key.included() ? BigDecimal.ZERO : sum.worth();
        return new InvoiceLine.Usage(
                describe(key, period),
                key.usedIn(),
                key.model(),
                key.kind(),
                sum.quantity(),
                key.unitPrice(),
                key.per(),
                key.included(),
                sum.worth(),
                exact,
                Rounding.toMinorUnit(exact, currency));
    }

    private static String describe(Key key, YearMonth period) {
        String kind = key.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return key.model() + ", " + kind
                + (key.included() ? ", included in the base fee" : "")
                + (key.usedIn().equals(period) ? "" : ", used in " + key.usedIn());
    }
}
