package dev.thinkwatt.billing.rating;

import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.UUID;

/**
 * A usage event with its price.
 *
 * @param chargeMonth the month, in the account's zone, that the usage belongs to
 * @param invoiceMonth the month it is invoiced in: a later one if its own was closed
 */
public record Charge(
        String accountId,
        UUID eventId,
        String subscriberId,
        String model,
        String site,
        ServiceTier tier,
        Instant startedAt,
        YearMonth chargeMonth,
        YearMonth invoiceMonth,
        Usage usage,
        Rated rated) {

    /** What it is charged in, electricity included. */
    public Currency currency() {
        return rated.charged().currency();
    }

    /** What the facility drew, in nWh; 0 where no figures are known. */
    public long nanoWattHours() {
        EnergyCharge energy = rated.energy();
        return energy == null ? 0 : energy.nanoWattHours();
    }

    /** The exact surcharge. */
    public BigDecimal energyAmount() {
        EnergyCharge energy = rated.energy();
        return energy == null ? BigDecimal.ZERO : energy.amount().amount();
    }
}
