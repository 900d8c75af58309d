package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.invoice.InvoiceLine.ByUsage;
import dev.thinkwatt.billing.invoice.InvoiceLine.EarlierEnergy;
import dev.thinkwatt.billing.invoice.InvoiceLine.Steps;
import dev.thinkwatt.billing.why.Why;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind an energy line that depends on the usage of its site. Pure.
 *
 * @param priceBase per kWh
 * @param plan whose policy it is, in words
 * @param page where that is shown
 */
record EnergyUsageWhy(LineWhy line, BigDecimal priceBase, String plan, String page) {

    private static final String EARLIER = "the invoices before";

    /**
     * @param ofEvents what the events come to by their rates
     * @param net what is new of what the usage was charged
     * @param kept what the invoice says; null where it says nothing of it
     */
    Why of(ByUsage byUsage, Why ofEvents, Why net, @Nullable ByUsage kept) {
        EarlierEnergy earlier = byUsage.earlier();
        Why month = earlier == null
                ? net
                : Why.sum(
                        "Charged for usage of the site in the month",
                        line.money(),
                        List.of(net, Why.given("On earlier invoices", earlier.usageNet(), line.money(), EARLIER)));
        month = month.recorded(kept == null ? null : kept.usageNet());
        Steps steps = byUsage.steps();
        Why surcharge = (steps == null ? rated(ofEvents, earlier) : stepped(steps, month, kept))
                .recorded(kept == null ? null : kept.surcharge());
        Why exact = capped(byUsage, surcharge, month);
        return earlier == null
                ? line.rounded(exact)
                : Why.difference(
                        "Amount",
                        line.money(),
                        line.rounded("Amount of the month", exact),
                        Why.given("Charged by earlier invoices", earlier.amount(), line.money(), EARLIER));
    }

    private Why rated(Why ofEvents, @Nullable EarlierEnergy earlier) {
        return earlier == null
                ? ofEvents
                : Why.sum(
                        "What the events of the month come to",
                        line.money(),
                        List.of(
                                ofEvents,
                                Why.given("On earlier invoices", earlier.surcharge(), line.money(), EARLIER)));
    }

    private Why stepped(Steps steps, Why net, @Nullable ByUsage kept) {
        Why index = Why.given(
                        "Index of " + steps.month(), steps.index(), line.perKwh(), "the prices published for the site")
                .recorded(
                        kept == null || kept.steps() == null
                                ? null
                                : kept.steps().index());
        Why above = Why.difference(
                "Above the price base",
                line.perKwh(),
                index,
                given("Price inside the list prices", priceBase, line.perKwh()));
        Why count = Why.steps("Steps", above, given("A step", steps.step(), line.perKwh()));
        Why percent = Why.product("Percent", "%", count, given("Points for each", steps.points(), "%"));
        BigDecimal max = steps.maxPercent();
        Why bounded = max == null
                ? percent
                : Why.limited(
                        "Percent within the bound",
                        "%",
                        percent,
                        given("At least", max.negate(), "%"),
                        given("At most", max, "%"));
        return Why.quotient(
                "Surcharge",
                line.money(),
                net,
                bounded,
                Why.given("A hundred", BigDecimal.valueOf(100), "", "the unit"));
    }

    /** What is given back is never capped; and a share of nothing is nothing. */
    private Why capped(ByUsage byUsage, Why surcharge, Why net) {
        BigDecimal share = byUsage.capShare();
        if (share == null || surcharge.value().signum() <= 0) {
            return surcharge;
        }
        Why most = Why.product("Share of the usage", line.money(), net, given("Share", share, ""));
        if (most.value().signum() < 0) {
            most = Why.limited(
                    "Share of the usage, at least nothing",
                    line.money(),
                    most,
                    Why.given("Nothing", BigDecimal.ZERO, line.money(), "more was taken back than charged"),
                    null);
        }
        return Why.limited("Exact amount", line.money(), surcharge, null, most);
    }

    private Why given(String what, BigDecimal value, String unit) {
        return Why.given(what, value, unit, plan).at(page);
    }
}
