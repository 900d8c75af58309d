package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.period.PeriodBills.Billed;
import dev.thinkwatt.model.plan.UnitPrice;
import dev.thinkwatt.model.rating.Charging.Part;
import dev.thinkwatt.model.rating.PeriodBill.Charge;
import dev.thinkwatt.model.rating.PeriodBill.Shortfall;
import dev.thinkwatt.model.rating.PeriodBill.UsageBill;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says on lines what is charged by the period: one for each charge that was used, and one for what is missing to a minimum. */
final class PeriodLines {

    private final YearMonth period;

    PeriodLines(YearMonth period) {
        this.period = period;
    }

    List<InvoiceLine.PeriodCharge> charges(List<Billed> bills) {
        List<InvoiceLine.PeriodCharge> lines = new ArrayList<>();
        for (Billed billed : bills) {
            List<Charge> charges = billed.bill().charges();
            for (int i = 0; i < charges.size(); i++) {
                Charge before = billed.before() == null
                        ? null
                        : billed.before().charges().get(i);
                if (charges.get(i).quantity() != (before == null ? 0 : before.quantity())) {
                    lines.add(line(billed, charges.get(i), before));
                }
            }
        }
        return lines;
    }

    List<InvoiceLine.Shortfall> shortfalls(List<Billed> bills) {
        return bills.stream()
                .map(this::shortfall)
                .filter(line -> line.exact().signum() != 0)
                .toList();
    }

    private InvoiceLine.PeriodCharge line(Billed billed, Charge charge, @Nullable Charge before) {
        return new InvoiceLine.PeriodCharge(
                billed.plan().name() + ", " + charge.id() + late(billed),
                billed.usedIn(),
                billed.plan().planVersion(),
                charge.id(),
                charge.quantity(),
                charge.included(),
                charge.parts().stream().map(PeriodLines::tier).toList(),
                before == null
                        ? null
                        : new InvoiceLine.Earlier(
                                before.quantity(),
                                before.exact(),
                                before.amount().amount()),
                before == null ? charge.exact() : charge.exact().subtract(before.exact()),
                before == null
                        ? charge.amount().amount()
                        : charge.amount().minus(before.amount()).amount());
    }

    private static InvoiceLine.Tier tier(Part part) {
        UnitPrice unit = part.unit();
        return new InvoiceLine.Tier(part.quantity(), unit.price().amount(), unit.per(), part.amount());
    }

    private InvoiceLine.Shortfall shortfall(Billed billed) {
        BigDecimal missing = missing(billed.bill());
        BigDecimal earlier = billed.before() == null ? null : missing(billed.before());
        BigDecimal amount = earlier == null ? missing : missing.subtract(earlier);
        BigDecimal used = billed.bill().charges().stream()
                .map(charge -> charge.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new InvoiceLine.Shortfall(
                billed.plan().name() + ", missing to the minimum" + late(billed),
                billed.usedIn(),
                billed.plan().planVersion(),
                minimum(billed),
                used,
                billed.share(),
                earlier,
                amount,
                amount);
    }

    /** It is on a bill that falls short of it, and the line is there only if one does. */
    private static BigDecimal minimum(Billed billed) {
        Shortfall shortfall = billed.bill().shortfall();
        if (shortfall == null && billed.before() != null) {
            shortfall = billed.before().shortfall();
        }
        return shortfall == null ? BigDecimal.ZERO : shortfall.minimum().amount();
    }

    private static BigDecimal missing(UsageBill bill) {
        Shortfall shortfall = bill.shortfall();
        return shortfall == null ? BigDecimal.ZERO : shortfall.amount().amount();
    }

    private String late(Billed billed) {
        return billed.usedIn().equals(period) ? "" : ", used in " + billed.usedIn();
    }
}
