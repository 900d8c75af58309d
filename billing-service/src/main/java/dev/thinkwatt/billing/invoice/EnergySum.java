package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.invoice.InvoiceLine.AtRate;
import dev.thinkwatt.billing.invoice.InvoiceLine.Condition;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.EnergyCharge.Part;
import dev.thinkwatt.model.energy.EnergyLine;
import dev.thinkwatt.model.energy.EnergyLine.Subtotal;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.usage.ServiceTier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The electricity of one line, while it is added up. */
final class EnergySum {

    /** 1 kWh is 10^12 nWh. */
    private static final int NANO_DECIMALS = 12;

    private record Circumstances(
            String hardwareClass, BigDecimal workPerWh, BigDecimal pue, ServiceTier tier, BigDecimal latencyFactor) {}

    private record Rate(BigDecimal price, BigDecimal effectivePrice, BigDecimal rate, BigDecimal cut) {}

    private final Map<Circumstances, BigDecimal> byCircumstances =
            new TreeMap<>(Comparator.comparing(Circumstances::hardwareClass)
                    .thenComparing(Circumstances::workPerWh)
                    .thenComparing(Circumstances::pue)
                    .thenComparing(Circumstances::tier)
                    .thenComparing(Circumstances::latencyFactor));
    private final Map<Rate, BigDecimal> byRate = new TreeMap<>(Comparator.comparing(Rate::price)
            .thenComparing(Rate::effectivePrice)
            .thenComparing(Rate::rate)
            .thenComparing(Rate::cut));
    private final TreeSet<String> index = new TreeSet<>();
    private final TreeSet<Instant> intervals = new TreeSet<>();

    void add(EnergyCharge energy, ServiceTier tier) {
        byCircumstances.merge(
                new Circumstances(
                        energy.hardwareClass(), energy.workPerWh(), energy.pue(), tier, energy.latencyFactor()),
                BigDecimal.valueOf(energy.nanoWattHours()),
                BigDecimal::add);
        energy.parts().forEach(this::add);
    }

    private void add(Part part) {
        byRate.merge(
                new Rate(part.price(), part.effectivePrice(), part.rate(), part.cut()),
                BigDecimal.valueOf(part.nanoWattHours()),
                BigDecimal::add);
        index.add(part.source());
        intervals.add(part.intervalStart());
    }

    InvoiceLine.Energy line(String description, EnergyLines.Key key, SurchargePolicy policy, Account account) {
        EnergyLine sum = new EnergyLine(account.currency(), subtotals());
        return new InvoiceLine.Energy(
                description,
                key.usedIn(),
                key.site(),
                key.plan(),
                List.copyOf(index),
                intervals.first(),
                intervals.last(),
                false,
                policy.priceBase(),
                policy.passThrough(),
                policy.floor(),
                policy.cap(),
                sum.kilowattHours(),
                sum.meanPrice(),
                sum.meanRate(),
                sum.exactAmount().amount(),
                sum.amount().amount(),
                conditions(),
                annex(),
                EventLink.of(account, key));
    }

    private List<Subtotal> subtotals() {
        return byRate.entrySet().stream().map(EnergySum::subtotal).toList();
    }

    private static Subtotal subtotal(Map.Entry<Rate, BigDecimal> drawn) {
        return new Subtotal(drawn.getKey().price(), drawn.getKey().rate(), drawn.getValue());
    }

    private List<Condition> conditions() {
        return byCircumstances.entrySet().stream()
                .map(entry -> new Condition(
                        entry.getKey().hardwareClass(),
                        entry.getKey().workPerWh(),
                        entry.getKey().pue(),
                        entry.getKey().tier(),
                        entry.getKey().latencyFactor(),
                        entry.getValue().movePointLeft(NANO_DECIMALS)))
                .toList();
    }

    private List<AtRate> annex() {
        return byRate.entrySet().stream().map(EnergySum::atRate).toList();
    }

    private static AtRate atRate(Map.Entry<Rate, BigDecimal> drawn) {
        Rate rate = drawn.getKey();
        Subtotal subtotal = subtotal(drawn);
        return new AtRate(
                rate.price(),
                rate.price().subtract(rate.effectivePrice()),
                rate.rate(),
                rate.cut(),
                subtotal.kilowattHours(),
                subtotal.amount());
    }
}
