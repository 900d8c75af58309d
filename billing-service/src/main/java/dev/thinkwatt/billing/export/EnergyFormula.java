package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.InvoiceLine.ByUsage;
import dev.thinkwatt.billing.invoice.InvoiceLine.Energy;

/** What an energy line comes to, in words. */
final class EnergyFormula {

    private static final String BY_RATE =
            "For each row below: rate = pass-through × (index price − discount − price base), held between floor and cap, to 6 decimals;"
                    + " subtotal = kWh × rate, exactly.";

    private static final String BY_STEPS =
            "Surcharge = charged for usage of the site × percent, and percent = points × whole steps of (index − price base),"
                    + " within the bound. The rows below say what was drawn at which price; no kWh has a rate.";

    private EnergyFormula() {}

    static String of(Energy line) {
        ByUsage byUsage = line.byUsage();
        if (byUsage == null) {
            return BY_RATE
                    + " Their sum, rounded half up, is the amount of the line. The mean rate is there to be read only.";
        }
        return (byUsage.steps() == null ? BY_RATE + " Their sum is the surcharge." : BY_STEPS)
                + (byUsage.capShare() == null ? "" : " It is cut to a share of what was charged for usage of the site.")
                + (byUsage.earlier() == null
                        ? " Rounded half up, it is the amount of the line."
                        : " It counts all of the month by now, and less what earlier invoices charged, is the amount of the line.");
    }
}
