package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of an invoice, with all that it takes to compute it again. */
@Schema(
        oneOf = {InvoiceLine.BaseFee.class, InvoiceLine.Usage.class, InvoiceLine.Energy.class},
        description = "Its kind is BASE_FEE, USAGE or ENERGY.")
public sealed interface InvoiceLine {

    /** In words. */
    String description();

    /** What the line is worth to the last digit: what the ledger holds. */
    BigDecimal exact();

    /** {@link #exact()} rounded HALF_UP to the currency's minor unit: what is owed. */
    BigDecimal amount();

    /**
     * The fee of the seats of one plan version.
     *
     * @param unitPrice per seat and month
     */
    @Schema(name = "BaseFeeLine")
    record BaseFee(
            String description, PlanVersion plan, long seats, BigDecimal unitPrice, BigDecimal exact, BigDecimal amount)
            implements InvoiceLine {}

    /**
     * Usage of one kind of one model at one price.
     *
     * @param usedIn the month it was used in, which is the invoice's own or, for what arrived late, an earlier one
     * @param unitPrice for {@code per} units
     * @param included whether the base fee covers it, so that its worth is shown and nothing is charged
     * @param worth quantity times unit price over per, exact
     */
    @Schema(name = "UsageLine")
    record Usage(
            String description,
            YearMonth usedIn,
            String model,
            UsageKind usageKind,
            long quantity,
            BigDecimal unitPrice,
            long per,
            boolean included,
            BigDecimal worth,
            BigDecimal exact,
            BigDecimal amount)
            implements InvoiceLine {}

    /**
     * Electricity at one site under one plan version.
     *
     * @param index where the prices were published
     * @param firstInterval start of the first price interval in which it was drawn
     * @param lastInterval start of the last one
     * @param estimated whether a price was estimated; a missing price holds the event instead, so none ever was
     * @param quantityKwh rounded HALF_UP to 6 decimals
     * @param meanPrice index price per kWh, weighted by kWh and rounded to 6 decimals
     * @param meanRate what was passed on per kWh, weighted by kWh and rounded to 6 decimals
     * @param conditions what was drawn under which hardware, PUE and service tier
     * @param annex what was drawn at which price: the subtotals add up to {@code exact}
     * @param events where to read the annex event by event
     */
    @Schema(name = "EnergyLine")
    record Energy(
            String description,
            YearMonth usedIn,
            String site,
            PlanVersion plan,
            List<String> index,
            Instant firstInterval,
            Instant lastInterval,
            boolean estimated,
            BigDecimal priceBase,
            BigDecimal passThrough,
            @Nullable BigDecimal floor,
            @Nullable BigDecimal cap,
            BigDecimal quantityKwh,
            BigDecimal meanPrice,
            BigDecimal meanRate,
            BigDecimal exact,
            BigDecimal amount,
            List<Condition> conditions,
            List<AtRate> annex,
            String events)
            implements InvoiceLine {
        public Energy {
            index = List.copyOf(index);
            conditions = List.copyOf(conditions);
            annex = List.copyOf(annex);
        }
    }

    /** What was drawn under the same circumstances, in exact kWh of the facility. */
    record Condition(
            String hardwareClass,
            BigDecimal workPerWh,
            BigDecimal pue,
            ServiceTier tier,
            BigDecimal latencyFactor,
            BigDecimal kwh) {}

    /**
     * What was drawn at one price. Prices are per kWh.
     *
     * @param price of the index
     * @param discount what the site's purchase agreement takes off it
     * @param rate what is passed on
     * @param cut what cap or floor took off the rate, negative where the floor added
     * @param kwh exact
     * @param subtotal kwh times rate, exact
     */
    record AtRate(
            BigDecimal price,
            BigDecimal discount,
            BigDecimal rate,
            BigDecimal cut,
            BigDecimal kwh,
            BigDecimal subtotal) {}
}
