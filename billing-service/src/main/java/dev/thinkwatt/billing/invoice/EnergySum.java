package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.invoice.InvoiceLine.AtRate;
import dev.thinkwatt.billing.invoice.InvoiceLine.Condition;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.EnergyCharge.Part;
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

    private record Circumstances(
            String hardwareClass, BigDecimal workPerWh, BigDecimal pue, ServiceTier tier, BigDecimal latencyFactor) {}

    private record Rate(BigDecimal price, BigDecimal effectivePrice, BigDecimal rate, BigDecimal cut) {}

    private record Drawn(long nanoWattHours, BigDecimal amount) {
        Drawn plus(Drawn other) {
            return new Drawn(Math.addExact(nanoWattHours, other.nanoWattHours), amount.add(other.amount));
        }
    }

    private final Map<Circumstances, Long> byCircumstances =
            new TreeMap<>(Comparator.comparing(Circumstances::hardwareClass)
                    .thenComparing(Circumstances::workPerWh)
                    .thenComparing(Circumstances::pue)
                    .thenComparing(Circumstances::tier)
                    .thenComparing(Circumstances::latencyFactor));
    private final Map<Rate, Drawn> byRate = new TreeMap<>(Comparator.comparing(Rate::price)
            .thenComparing(Rate::effectivePrice)
            .thenComparing(Rate::rate)
            .thenComparing(Rate::cut));
    private final TreeSet<String> index = new TreeSet<>();
    private final TreeSet<Instant> intervals = new TreeSet<>();
    private Drawn total = new Drawn(0, BigDecimal.ZERO);

    void add(EnergyCharge energy, ServiceTier tier) {
        byCircumstances.merge(
                new Circumstances(
                        energy.hardwareClass(), energy.workPerWh(), energy.pue(), tier, energy.latencyFactor()),
                energy.nanoWattHours(),
                Math::addExact);
        energy.parts().forEach(this::add);
    }

    private void add(Part part) {
        Drawn drawn = new Drawn(part.nanoWattHours(), part.amount());
        byRate.merge(new Rate(part.price(), part.effectivePrice(), part.rate(), part.cut()), drawn, Drawn::plus);
        total = total.plus(drawn);
        index.add(part.source());
        intervals.add(part.intervalStart());
    }

    InvoiceLine.Energy line(String description, EnergyLines.Key key, SurchargePolicy policy, Account account) {
        BigDecimal kwh = Rounding.kwh(total.nanoWattHours());
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
                Rounding.toSixDecimals(kwh),
                Rounding.mean(priceSum(), kwh),
                Rounding.mean(total.amount(), kwh),
                total.amount(),
                Rounding.toMinorUnit(total.amount(), account.currency()),
                conditions(),
                annex(),
                EventLink.of(account, key));
    }

    private BigDecimal priceSum() {
        return byRate.entrySet().stream()
                .map(entry -> entry.getKey()
                        .price()
                        .multiply(Rounding.kwh(entry.getValue().nanoWattHours())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Condition> conditions() {
        return byCircumstances.entrySet().stream()
                .map(entry -> new Condition(
                        entry.getKey().hardwareClass(),
                        entry.getKey().workPerWh(),
                        entry.getKey().pue(),
                        entry.getKey().tier(),
                        entry.getKey().latencyFactor(),
                        Rounding.kwh(entry.getValue())))
                .toList();
    }

    private List<AtRate> annex() {
        return byRate.entrySet().stream()
                .map(entry -> atRate(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static AtRate atRate(Rate rate, Drawn drawn) {
        return new AtRate(
                rate.price(),
                rate.price().subtract(rate.effectivePrice()),
                rate.rate(),
                rate.cut(),
                Rounding.kwh(drawn.nanoWattHours()),
                drawn.amount());
    }
}
