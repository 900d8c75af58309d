package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.invoice.InvoiceLine.AtRate;
import dev.thinkwatt.billing.invoice.InvoiceLine.Condition;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.energy.CarbonIntensities;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.EnergyCharge.Part;
import dev.thinkwatt.model.energy.EnergyLine;
import dev.thinkwatt.model.energy.EnergyLine.Subtotal;
import dev.thinkwatt.model.energy.KilowattHours;
import dev.thinkwatt.model.energy.MonthIndex;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.usage.ServiceTier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The electricity of one line, while it is added up. */
final class EnergySum {

    private record Circumstances(
            String hardwareClass, BigDecimal workPerWh, BigDecimal pue, ServiceTier tier, BigDecimal latencyFactor) {}

    private record Rate(
            BigDecimal price,
            BigDecimal effectivePrice,
            BigDecimal rate,
            BigDecimal cut,
            @Nullable YearMonth indexMonth,
            boolean estimated) {}

    /** An interval as it was priced once: published again, it may have another source and another rate. */
    private record Priced(Instant interval, String source, Rate rate) {}

    private static final Comparator<Rate> RATES = Comparator.comparing(Rate::price)
            .thenComparing(Rate::effectivePrice)
            .thenComparing(Rate::rate)
            .thenComparing(Rate::cut)
            .thenComparing(Rate::indexMonth, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Rate::estimated);

    private final Map<Circumstances, BigDecimal> byCircumstances =
            new TreeMap<>(Comparator.comparing(Circumstances::hardwareClass)
                    .thenComparing(Circumstances::workPerWh)
                    .thenComparing(Circumstances::pue)
                    .thenComparing(Circumstances::tier)
                    .thenComparing(Circumstances::latencyFactor));
    private final Map<Rate, BigDecimal> byRate = new TreeMap<>(RATES);
    private final Map<Priced, BigDecimal> byPriced = new TreeMap<>(
            Comparator.comparing(Priced::interval).thenComparing(Priced::source).thenComparing(Priced::rate, RATES));

    private BigDecimal usageNet = BigDecimal.ZERO;
    private BigDecimal ofEvents = BigDecimal.ZERO;

    /**
     * @param charged for the usage, without energy
     * @param sign 1, or -1 for what is taken back
     */
    void add(EnergyCharge energy, BigDecimal charged, ServiceTier tier, int sign) {
        BigDecimal factor = BigDecimal.valueOf(sign);
        usageNet = usageNet.add(charged.multiply(factor));
        ofEvents = ofEvents.add(energy.amount().amount().multiply(factor));
        byCircumstances.merge(
                new Circumstances(
                        energy.hardwareClass(), energy.workPerWh(), energy.pue(), tier, energy.latencyFactor()),
                BigDecimal.valueOf(sign * energy.nanoWattHours()),
                BigDecimal::add);
        energy.parts().forEach(part -> add(part, sign));
    }

    /** Nothing was drawn, or all of it taken back. */
    boolean isNothing() {
        return drawn(byRate).findAny().isEmpty();
    }

    /** What was drawn at estimates that stand: one that is taken back is none, and hides no other of its rate. */
    private BigDecimal estimated() {
        return standing()
                .filter(drawn -> drawn.getKey().rate().estimated())
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Another price than an index, at which some of it stands that takes the index of the same month. */
    Optional<BigDecimal> otherThan(MonthIndex index) {
        return standing()
                .map(drawn -> drawn.getKey().rate())
                .filter(rate -> index.month().equals(rate.indexMonth()))
                .map(Rate::price)
                .filter(price -> price.compareTo(index.perKwh()) != 0)
                .findFirst();
    }

    private Stream<Map.Entry<Priced, BigDecimal>> standing() {
        return byPriced.entrySet().stream().filter(drawn -> drawn.getValue().signum() > 0);
    }

    /** What the usage was charged. */
    BigDecimal usageNet() {
        return usageNet;
    }

    /** What the events come to by their rates. */
    BigDecimal ofEvents() {
        return ofEvents;
    }

    private static <K> Stream<Map.Entry<K, BigDecimal>> drawn(Map<K, BigDecimal> sums) {
        return sums.entrySet().stream().filter(sum -> sum.getValue().signum() != 0);
    }

    /** What is left of one circumstance or rate once it was taken back is no part of the line, unless nothing is left of any. */
    private <K> Stream<Map.Entry<K, BigDecimal>> shown(Map<K, BigDecimal> sums) {
        return isNothing() ? sums.entrySet().stream() : drawn(sums);
    }

    private void add(Part part, int sign) {
        BigDecimal drawn = BigDecimal.valueOf(sign * part.nanoWattHours());
        Rate rate = new Rate(
                part.price(), part.effectivePrice(), part.rate(), part.cut(), part.indexMonth(), part.isEstimated());
        byRate.merge(rate, drawn, BigDecimal::add);
        byPriced.merge(new Priced(part.intervalStart(), part.source(), rate), drawn, BigDecimal::add);
    }

    /** @param byUsage null where the line does not depend on usage: it comes to what its events do */
    InvoiceLine.Energy line(
            String description,
            EnergyLines.Key key,
            SurchargePolicy policy,
            @Nullable EnergyByUsage byUsage,
            Account account,
            CarbonIntensities intensities) {
        EnergyLine sum = new EnergyLine(account.currency(), subtotals());
        BigDecimal estimated = estimated();
        List<Priced> priced = shown(byPriced).map(Map.Entry::getKey).toList();
        return new InvoiceLine.Energy(
                description,
                key.usedIn(),
                key.site(),
                key.plan(),
                priced.stream().map(Priced::source).distinct().sorted().toList(),
                priced.getFirst().interval(),
                priced.getLast().interval(),
                estimated.signum() > 0,
                policy.priceBase(),
                policy.passThrough(),
                policy.floor(),
                policy.cap(),
                sum.kilowattHours(),
                sum.meanPrice(),
                sum.meanRate(),
                byUsage == null ? sum.exactAmount().amount() : byUsage.exact(),
                byUsage == null ? sum.amount().amount() : byUsage.amount(),
                conditions(),
                annex(),
                EventLink.of(account, key),
                EnergyCarbon.of(byInterval(), key.site(), intensities),
                byUsage == null ? null : byUsage.of(),
                estimated.signum() > 0 ? KilowattHours.of(estimated) : null);
    }

    private Map<Instant, BigDecimal> byInterval() {
        Map<Instant, BigDecimal> drawn = new TreeMap<>();
        byPriced.forEach((priced, nanoWattHours) -> drawn.merge(priced.interval(), nanoWattHours, BigDecimal::add));
        return drawn;
    }

    private List<Subtotal> subtotals() {
        return shown(byRate).map(EnergySum::subtotal).toList();
    }

    private static Subtotal subtotal(Map.Entry<Rate, BigDecimal> drawn) {
        return new Subtotal(drawn.getKey().price(), drawn.getKey().rate(), drawn.getValue());
    }

    private List<Condition> conditions() {
        return shown(byCircumstances)
                .map(entry -> new Condition(
                        entry.getKey().hardwareClass(),
                        entry.getKey().workPerWh(),
                        entry.getKey().pue(),
                        entry.getKey().tier(),
                        entry.getKey().latencyFactor(),
                        KilowattHours.of(entry.getValue())))
                .toList();
    }

    private List<AtRate> annex() {
        return shown(byRate).map(EnergySum::atRate).toList();
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
                subtotal.amount(),
                rate.indexMonth(),
                rate.estimated() ? Boolean.TRUE : null);
    }
}
