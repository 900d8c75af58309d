package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers electricity into one line for each site and plan version that passes it on. */
final class EnergyLines {

    /** What makes one line. */
    record Key(YearMonth usedIn, String site, PlanVersion plan) {}

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::usedIn)
            .thenComparing(Key::site)
            .thenComparing(key -> key.plan().id())
            .thenComparing(key -> key.plan().version());

    private final Map<Key, EnergySum> sums = new TreeMap<>(ORDER);

    /** @param sign 1, or -1 for a charge that is taken back */
    void add(Charge charge, int sign) {
        EnergyCharge energy = charge.rated().energy();
        if (energy != null) {
            Key key =
                    new Key(charge.chargeMonth(), charge.site(), charge.rated().plan());
            sums.computeIfAbsent(key, k -> new EnergySum()).add(energy, charge.tier(), sign);
        }
    }

    /** The lines; a plan that passes no electricity on has none, though what it drew is known. */
    List<InvoiceLine.Energy> lines(Account account, YearMonth period, Catalog catalog) {
        List<InvoiceLine.Energy> lines = new ArrayList<>();
        sums.forEach((key, sum) -> {
            SurchargePolicy policy = plan(key, catalog).surcharge();
            if (policy != null && !sum.isNothing()) {
                String description = "Electricity at " + key.site()
                        + (key.usedIn().equals(period) ? "" : ", used in " + key.usedIn());
                lines.add(sum.line(description, key, policy, account, catalog.carbon()));
            }
        });
        return lines;
    }

    private static Plan plan(Key key, Catalog catalog) {
        return catalog.plan(key.plan())
                .orElseThrow(() -> new InvoiceNotDrawn("version " + key.plan().version() + " of plan "
                        + key.plan().id() + " priced usage, but is not in the catalog"));
    }
}
