package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.export.EnergyFacts.Fact;
import dev.thinkwatt.billing.invoice.InvoiceLine.BaseFee;
import dev.thinkwatt.billing.invoice.InvoiceLine.Earlier;
import dev.thinkwatt.billing.invoice.InvoiceLine.PeriodCharge;
import dev.thinkwatt.billing.invoice.InvoiceLine.Shortfall;
import dev.thinkwatt.billing.invoice.InvoiceLine.Tier;
import dev.thinkwatt.model.rating.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the lines of a plan's charges of the period come from, in words. */
final class PeriodFacts {

    private PeriodFacts() {}

    static List<Fact> of(PeriodCharge charge, String currency) {
        List<Fact> facts = new ArrayList<>();
        if (charge.included() > 0) {
            facts.add(new Fact("Included", Figures.grouped(charge.included())));
        }
        for (int i = 0; i < charge.tiers().size(); i++) {
            facts.add(new Fact("Tier " + (i + 1), tier(charge.tiers().get(i), currency)));
        }
        Earlier earlier = charge.earlier();
        if (earlier != null) {
            facts.add(new Fact("Charged earlier", Figures.grouped(earlier.amount()) + " " + currency));
        }
        return facts;
    }

    /** Of a fee for a part of the month; none of one for the whole of it. */
    static List<Fact> of(BaseFee fee, String currency) {
        Share held = fee.held();
        return held == null
                ? List.of()
                : List.of(
                        new Fact("Seats", Figures.grouped(fee.seats())),
                        new Fact("Fee of a seat and month", Figures.grouped(fee.unitPrice()) + " " + currency),
                        new Fact("Part of the month", part(held)));
    }

    private static String part(Share held) {
        return held.covered() + " of " + held.whole() + " ms of the month";
    }

    static List<Fact> of(Shortfall shortfall, String currency) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Minimum", Figures.grouped(shortfall.minimum()) + " " + currency));
        facts.add(new Fact("Used", Figures.grouped(shortfall.used()) + " " + currency));
        if (shortfall.held().covered() < shortfall.held().whole()) {
            facts.add(new Fact("Terms held", part(shortfall.held())));
        }
        BigDecimal earlier = shortfall.earlier();
        if (earlier != null) {
            facts.add(new Fact("Asked for earlier", Figures.grouped(earlier) + " " + currency));
        }
        return facts;
    }

    private static String tier(Tier tier, String currency) {
        return Figures.grouped(tier.quantity()) + " at " + Figures.grouped(tier.unitPrice())
                + (tier.per() == 1 ? "" : " per " + Figures.grouped(tier.per())) + " = "
                + Figures.grouped(tier.amount()) + " " + currency;
    }
}
