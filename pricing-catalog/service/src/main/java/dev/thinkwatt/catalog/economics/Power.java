package dev.thinkwatt.catalog.economics;

import dev.thinkwatt.model.energy.EnergyFactors;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Where requests run, and what electricity costs there.
 *
 * @param currency in which the site pays for it
 * @param pricePerKwh the market's, before the purchase agreement; null where none is known
 */
record Power(Site site, Currency currency, @Nullable BigDecimal pricePerKwh) {

    private static final int NANO_WH_OF_A_KWH = 12;

    /** What the facility draws for a request in the standard tier, in kWh. */
    BigDecimal kwh(Plan plan, ServedModel model, Usage usage) {
        BigDecimal latencyFactor =
                plan.surcharge() == null ? BigDecimal.ONE : plan.surcharge().latencyFactor(ServiceTier.STANDARD);
        return BigDecimal.valueOf(
                model.energy().nanoWattHours(usage, EnergyFactors.of(site, latencyFactor)), NANO_WH_OF_A_KWH);
    }

    /** What so many kWh cost the site, exactly; null where no price is known. */
    @Nullable Money cost(BigDecimal kwh) {
        BigDecimal price = effectivePricePerKwh();
        return price == null ? null : new Money(kwh.multiply(price), currency);
    }

    /** After the purchase agreement. */
    @Nullable BigDecimal effectivePricePerKwh() {
        return pricePerKwh == null ? null : site.effectivePrice(pricePerKwh);
    }
}
