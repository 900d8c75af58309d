package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.invoice.InvoiceLine.AtIntensity;
import dev.thinkwatt.billing.invoice.InvoiceLine.Carbon;
import dev.thinkwatt.model.energy.CarbonIntensities;
import dev.thinkwatt.model.energy.CarbonIntensities.Intensity;
import dev.thinkwatt.model.energy.KilowattHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the electricity of one line emitted, at what the grid emitted when each of its price intervals began. */
final class EnergyCarbon {

    private static final int GRAM_DECIMALS = 3;

    private static final Comparator<Intensity> ORDER =
            Comparator.comparing(Intensity::gramsCo2ePerKwh).thenComparing(Intensity::source);

    private final Map<Intensity, BigDecimal> byIntensity = new TreeMap<>(ORDER);
    private BigDecimal unknown = BigDecimal.ZERO;

    /**
     * @param nanoWattHours drawn in the interval, negative for what is taken back
     * @param intensity at its start; empty where nobody has published it
     */
    private void add(BigDecimal nanoWattHours, Optional<Intensity> intensity) {
        if (intensity.isPresent()) {
            byIntensity.merge(intensity.get(), nanoWattHours, BigDecimal::add);
        } else {
            unknown = unknown.add(nanoWattHours);
        }
    }

    /** @param drawn nWh by the start of the price interval */
    static Carbon of(Map<Instant, BigDecimal> drawn, String site, CarbonIntensities intensities) {
        EnergyCarbon sum = new EnergyCarbon();
        drawn.forEach((start, nanoWattHours) -> sum.add(nanoWattHours, intensities.at(site, start)));
        return sum.carbon();
    }

    private Carbon carbon() {
        List<AtIntensity> annex = new ArrayList<>();
        byIntensity.forEach((intensity, nanoWattHours) -> {
            if (nanoWattHours.signum() != 0) {
                BigDecimal kwh = KilowattHours.of(nanoWattHours);
                annex.add(new AtIntensity(intensity.gramsCo2ePerKwh(), kwh, kwh.multiply(intensity.gramsCo2ePerKwh())));
            }
        });
        return new Carbon(
                byIntensity.keySet().stream()
                        .map(Intensity::source)
                        .distinct()
                        .sorted()
                        .toList(),
                annex.stream()
                        .map(AtIntensity::gramsCo2e)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(GRAM_DECIMALS, RoundingMode.HALF_UP),
                KilowattHours.of(unknown),
                annex);
    }
}
