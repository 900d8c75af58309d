package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.InvoiceLine.AtIntensity;
import dev.thinkwatt.billing.invoice.InvoiceLine.AtRate;
import dev.thinkwatt.billing.invoice.InvoiceLine.ByUsage;
import dev.thinkwatt.billing.invoice.InvoiceLine.Carbon;
import dev.thinkwatt.billing.invoice.InvoiceLine.Condition;
import dev.thinkwatt.billing.invoice.InvoiceLine.EarlierEnergy;
import dev.thinkwatt.billing.invoice.InvoiceLine.Energy;
import dev.thinkwatt.billing.invoice.InvoiceLine.Steps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The inputs of an energy line's formula, in words and in the order in which they are used. */
final class EnergyFacts {

    /** One input. */
    record Fact(String name, String value) {}

    private EnergyFacts() {}

    static List<Fact> of(Energy line, String currency) {
        String perKwh = " " + currency + "/kWh";
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Energy", plain(line.quantityKwh()) + " kWh"));
        facts.add(new Fact("Price index", String.join("; ", line.index())));
        facts.add(new Fact("First price interval", line.firstInterval().toString()));
        facts.add(new Fact("Last price interval", line.lastInterval().toString()));
        facts.add(new Fact("Mean index price", plain(line.meanPrice()) + perKwh));
        facts.add(new Fact("Price base", plain(line.priceBase()) + perKwh));
        facts.add(new Fact("Pass-through", plain(line.passThrough())));
        facts.add(new Fact("Discounts of purchase agreements", distinct(line.annex(), AtRate::discount) + perKwh));
        facts.add(new Fact("Floor", limit(line.floor(), perKwh)));
        facts.add(new Fact("Cap", limit(line.cap(), perKwh)));
        facts.add(new Fact("Cut by floor or cap", distinct(line.annex(), AtRate::cut) + perKwh));
        facts.add(new Fact("Mean rate", plain(line.meanRate()) + perKwh));
        facts.addAll(byUsage(line.byUsage(), currency));
        facts.add(new Fact("Exact amount", plain(line.exact()) + " " + currency));
        facts.add(new Fact("PUE", distinct(line.conditions(), Condition::pue)));
        facts.add(new Fact("Hardware", words(line, EnergyFacts::hardware)));
        facts.add(new Fact("Service tier", words(line, EnergyFacts::tier)));
        facts.add(new Fact("Estimated prices", estimated(line)));
        facts.addAll(carbon(line.carbon()));
        facts.add(new Fact("Plan", line.plan().id() + ", version " + line.plan().version()));
        facts.add(new Fact("Used in", line.usedIn().toString()));
        facts.add(new Fact("Site", line.site()));
        facts.add(new Fact("Event by event", line.events()));
        return facts;
    }

    private static String estimated(Energy line) {
        return line.estimated() ? "for " + plain(estimatedKwh(line)) + " kWh, until they are published" : "none";
    }

    /** Older invoices say it by the rate only; of a rate that is taken back nothing stands. */
    private static BigDecimal estimatedKwh(Energy line) {
        return line.estimatedKwh() == null
                ? line.annex().stream()
                        .filter(AtRate::isEstimated)
                        .map(AtRate::kwh)
                        .filter(kwh -> kwh.signum() > 0)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                : line.estimatedKwh();
    }

    /** All of the month by now; what earlier invoices charged is taken off. */
    private static List<Fact> byUsage(@Nullable ByUsage byUsage, String currency) {
        if (byUsage == null) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Charged for usage of the site", plain(byUsage.usageNet()) + " " + currency));
        Steps steps = byUsage.steps();
        if (steps != null) {
            facts.add(new Fact("Index of " + steps.month(), plain(steps.index()) + " " + currency + "/kWh"));
            facts.add(new Fact(
                    "Steps",
                    steps.steps() + " whole steps of " + plain(steps.step()) + " " + currency
                            + "/kWh from the price base"));
            facts.add(new Fact("Percent for each step", plain(steps.points()) + " %"));
            facts.add(new Fact(
                    "Percent at most", steps.maxPercent() == null ? "no bound" : plain(steps.maxPercent()) + " %"));
            facts.add(new Fact("Percent of usage", plain(steps.percent()) + " %"));
        }
        facts.add(new Fact("Surcharge of the month", plain(byUsage.surcharge()) + " " + currency));
        if (byUsage.capShare() != null) {
            facts.add(new Fact("Cap as share of usage", plain(byUsage.capShare())));
            facts.add(new Fact("Cut by that share", plain(byUsage.cutByShare()) + " " + currency));
        }
        EarlierEnergy earlier = byUsage.earlier();
        if (earlier != null) {
            facts.add(new Fact(
                    "Charged by earlier invoices",
                    plain(earlier.amount()) + " " + currency + ", exactly " + plain(earlier.exact()) + " " + currency));
        }
        return facts;
    }

    private static List<Fact> carbon(@Nullable Carbon carbon) {
        if (carbon == null || carbon.annex().isEmpty()) {
            return List.of(new Fact("Carbon emitted", "not known"));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Carbon emitted", plain(carbon.gramsCo2e()) + " g CO2e, location-based"));
        facts.add(new Fact("Carbon intensity", distinct(carbon.annex(), AtIntensity::gramsCo2ePerKwh) + " g CO2e/kWh"));
        facts.add(new Fact("Source of carbon intensity", String.join("; ", carbon.sources())));
        if (carbon.unknownKwh().signum() != 0) {
            facts.add(new Fact("Energy without carbon intensity", plain(carbon.unknownKwh()) + " kWh"));
        }
        return facts;
    }

    static String hardware(Condition condition) {
        return condition.hardwareClass() + ", " + plain(condition.workPerWh()) + "x work per Wh";
    }

    static String tier(Condition condition) {
        return condition.tier().name().toLowerCase(Locale.ROOT) + ", " + plain(condition.latencyFactor()) + "x energy";
    }

    private static String limit(@Nullable BigDecimal value, String unit) {
        return value == null ? "none" : plain(value) + unit;
    }

    private static String words(Energy line, Function<Condition, String> value) {
        return line.conditions().stream().map(value).distinct().collect(Collectors.joining("; "));
    }

    private static <T> String distinct(List<T> rows, Function<T, BigDecimal> value) {
        return rows.stream().map(value).map(EnergyFacts::plain).distinct().collect(Collectors.joining("; "));
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
