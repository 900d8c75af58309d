package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.invoice.InvoiceLine.ByUsage;
import dev.thinkwatt.billing.invoice.InvoiceLine.Steps;
import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.MonthIndex;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers electricity into one line for each site and plan version that passes it on. */
public final class EnergyLines {

    /** What makes one line. */
    public record Key(YearMonth usedIn, String site, PlanVersion plan) {
        static Key of(InvoiceLine.Energy line) {
            return new Key(line.usedIn(), line.site(), line.plan());
        }
    }

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::usedIn)
            .thenComparing(Key::site)
            .thenComparing(key -> key.plan().id())
            .thenComparing(key -> key.plan().version());

    private final Map<Key, EnergySum> sums = new TreeMap<>(ORDER);
    private Map<Key, ByUsage> before = Map.of();
    private Map<Key, Steps> stated = Map.of();

    /** @param sign 1, or -1 for a charge that is taken back */
    void add(Charge charge, int sign) {
        EnergyCharge energy = charge.rated().energy();
        if (energy != null) {
            Key key =
                    new Key(charge.chargeMonth(), charge.site(), charge.rated().plan());
            sums.computeIfAbsent(key, k -> new EnergySum())
                    .add(energy, charge.rated().charged().amount(), charge.tier(), sign);
        }
    }

    /** Reads what earlier invoices said of the months of what arrived late. Everything was added. */
    void readEarlier(Connection connection, String accountId, YearMonth period, Catalog catalog) throws SQLException {
        Optional<YearMonth> first = sums.keySet().stream()
                .filter(key -> dependsOnUsage(key, catalog))
                .map(Key::usedIn)
                .min(Comparator.naturalOrder());
        if (first.isPresent()) {
            before = KeptEnergyLines.before(connection, accountId, first.get(), period);
        }
    }

    /** Takes the indexes that the lines of a final invoice were counted of: one that is published again changes none of them. */
    void stated(List<InvoiceLine> lines) {
        Map<Key, Steps> indexes = new HashMap<>();
        for (InvoiceLine line : lines) {
            if (line instanceof InvoiceLine.Energy energy && energy.steps() != null) {
                indexes.put(Key.of(energy), energy.steps());
            }
        }
        stated = Map.copyOf(indexes);
    }

    /** The lines; a plan that passes no electricity on has none, though what it drew is known. */
    List<InvoiceLine.Energy> lines(Account account, YearMonth period, Catalog catalog) {
        List<InvoiceLine.Energy> lines = new ArrayList<>();
        sums.forEach((key, sum) -> {
            SurchargePolicy policy = plan(key, catalog).surcharge();
            EnergyByUsage byUsage = policy == null || !policy.dependsOnUsage()
                    ? null
                    : EnergyByUsage.of(
                            policy,
                            sum.usageNet(),
                            sum.ofEvents(),
                            index(policy, key, account.currency(), catalog),
                            before.get(key),
                            account.currency());
            if (policy != null && (!sum.isNothing() || (byUsage != null && saysAnything(byUsage, sum)))) {
                String description = "Electricity at " + key.site()
                        + (key.usedIn().equals(period) ? "" : ", used in " + key.usedIn());
                lines.add(sum.line(description, key, policy, byUsage, account, catalog.carbon()));
            }
        });
        return lines;
    }

    /** What the usage was charged counts for the month, though nothing was drawn: a later invoice goes on from there. */
    private static boolean saysAnything(EnergyByUsage byUsage, EnergySum sum) {
        return !byUsage.isNothing() || sum.usageNet().signum() != 0;
    }

    /**
     * A line by steps, part of which stands at another index of the month than the line is counted of, in words: it is charged anew soon.
     * While the index is estimated nothing is charged anew, and what was estimated then stands.
     */
    Optional<String> unsettled(Account account, Catalog catalog) {
        return sums.entrySet().stream()
                .flatMap(line -> unsettled(line.getKey(), line.getValue(), account, catalog).stream())
                .findFirst();
    }

    private Optional<String> unsettled(Key key, EnergySum sum, Account account, Catalog catalog) {
        SurchargePolicy policy = plan(key, catalog).surcharge();
        MonthIndex index = policy == null ? null : index(policy, key, account.currency(), catalog);
        if (index == null || index.estimated()) {
            return Optional.empty();
        }
        return sum.otherThan(index)
                .map(price -> "steps are counted of " + index.perKwh().toPlainString()
                        + ", the price index of site " + key.site() + " for " + index.month()
                        + ", and usage still stands at " + price.toPlainString()
                        + ": it is charged anew in the background");
    }

    private static boolean dependsOnUsage(Key key, Catalog catalog) {
        SurchargePolicy policy = plan(key, catalog).surcharge();
        return policy != null && policy.dependsOnUsage();
    }

    /** What steps are counted of; null where a rate is charged for each kWh. */
    private @Nullable MonthIndex index(SurchargePolicy policy, Key key, Currency currency, Catalog catalog) {
        if (policy.steps() == null) {
            return null;
        }
        Steps said = stated.get(key);
        if (said != null) {
            return said.stated(currency);
        }
        YearMonth month = key.usedIn().minusMonths(policy.lag());
        return catalog.electricity()
                .index(key.site(), month, policy.estimates())
                .orElseThrow(() -> new InvoiceNotDrawn("steps are counted of the price index of site " + key.site()
                        + " for " + month + ", and a price of that month is missing"));
    }

    private static Plan plan(Key key, Catalog catalog) {
        return catalog.plan(key.plan())
                .orElseThrow(() -> new InvoiceNotDrawn("version " + key.plan().version() + " of plan "
                        + key.plan().id() + " priced usage, but is not in the catalog"));
    }
}
