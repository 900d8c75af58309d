package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.invoice.InvoiceLine.Earlier;
import dev.thinkwatt.billing.invoice.InvoiceLine.PeriodCharge;
import dev.thinkwatt.billing.why.Why;
import dev.thinkwatt.model.plan.ChargeModel;
import dev.thinkwatt.model.plan.ChargeModel.Graduated;
import dev.thinkwatt.model.plan.ChargeModel.Package;
import dev.thinkwatt.model.plan.ChargeModel.PerUnit;
import dev.thinkwatt.model.plan.ChargeModel.Tier;
import dev.thinkwatt.model.plan.ChargeModel.Volume;
import dev.thinkwatt.model.plan.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a charge of the period divides what was used into tiers or packages, and what each of them costs. Pure. */
final class PeriodChargeWhy {

    private final LineWhy line;
    private final ChargeModel model;
    private final String plan;
    private final String page;

    PeriodChargeWhy(LineWhy line, ChargeModel model, String plan, String page) {
        this.line = line;
        this.model = model;
        this.plan = plan;
        this.page = page;
    }

    /** The sum of the tiers. */
    Why exact(PeriodCharge charge, LineParts parts, PeriodCharge kept) {
        Why left = left(charge, parts, kept);
        List<Why> tiers = left.value().signum() == 0 ? List.of(tier(1, left, price())) : tiers(left);
        List<Why> beside = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            BigDecimal recorded = i < kept.tiers().size() ? kept.tiers().get(i).amount() : BigDecimal.ZERO;
            beside.add(tiers.get(i).recorded(recorded));
        }
        return Why.sum("Sum of the tiers", line.money(), beside);
    }

    private Why left(PeriodCharge charge, LineParts parts, PeriodCharge kept) {
        Why whole = whole(charge.earlier(), parts).recorded(BigDecimal.valueOf(kept.quantity()));
        return charge.included() == 0
                ? whole
                : Why.difference("Beyond what is included", "", whole, given("Included", charge.included()));
    }

    private Why whole(@Nullable Earlier earlier, LineParts parts) {
        Why now = parts.quantity("Used", "", line.charges());
        if (earlier == null) {
            return now;
        }
        Why before =
                Why.given("Charged by earlier invoices", BigDecimal.valueOf(earlier.quantity()), "", "those invoices");
        return Why.sum("Used in the month by now", "", List.of(now, before));
    }

    private List<Why> tiers(Why left) {
        return switch (model) {
            case PerUnit(UnitPrice unit) -> List.of(tier(1, left, unit));
            case Volume(List<Tier> tiers) ->
                List.of(tier(1, left, reached(tiers, left).unit()));
            case Package(var price, long size) ->
                List.of(tier(
                        1,
                        Why.packages("Packages begun", left, given("Units in a package", size)),
                        new UnitPrice(price, 1)));
            case Graduated(List<Tier> tiers) -> graduated(tiers, left);
        };
    }

    /** Of nothing, only the price is shown. */
    private UnitPrice price() {
        return switch (model) {
            case PerUnit(UnitPrice unit) -> unit;
            case Volume(List<Tier> tiers) -> tiers.getFirst().unit();
            case Graduated(List<Tier> tiers) -> tiers.getFirst().unit();
            case Package(var price, long size) -> new UnitPrice(price, 1);
        };
    }

    private static Tier reached(List<Tier> tiers, Why left) {
        return tiers.stream()
                .filter(tier -> tier.upTo() == null || left.value().compareTo(BigDecimal.valueOf(tier.upTo())) <= 0)
                .findFirst()
                .orElseThrow();
    }

    private List<Why> graduated(List<Tier> tiers, Why left) {
        List<Why> charged = new ArrayList<>();
        long start = 0;
        for (Tier tier : tiers) {
            Why beyond = start == 0
                    ? left
                    : Why.difference("Beyond the tiers before", "", left, given("They end at", start));
            Long upTo = tier.upTo();
            Why quantity = upTo == null && start == 0
                    ? left
                    : Why.limited(
                            "Falls into tier " + (charged.size() + 1),
                            "",
                            beyond,
                            null,
                            upTo == null ? null : given("The tier holds", upTo - start));
            if (quantity.value().signum() > 0) {
                charged.add(tier(charged.size() + 1, quantity, tier.unit()));
            }
            start = upTo == null ? start : upTo;
        }
        return charged;
    }

    private Why tier(int number, Why quantity, UnitPrice unit) {
        Why price =
                Why.given("Price", unit.price().amount(), line.money(), plan).at(page);
        return Why.quotient(
                "Tier " + number,
                line.money(),
                quantity,
                price,
                Why.given("Units that the price is for", BigDecimal.valueOf(unit.per()), "", plan));
    }

    private Why given(String what, long number) {
        return Why.given(what, BigDecimal.valueOf(number), "", plan).at(page);
    }
}
