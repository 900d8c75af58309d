package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.model.energy.MonthIndex;
import dev.thinkwatt.model.rating.Share;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of an invoice, with all that it takes to compute it again. */
@Schema(
        oneOf = {
            InvoiceLine.BaseFee.class,
            InvoiceLine.Usage.class,
            InvoiceLine.PeriodCharge.class,
            InvoiceLine.Shortfall.class,
            InvoiceLine.Energy.class,
            InvoiceLine.Discount.class,
            InvoiceLine.Commitment.class
        },
        description = "Its kind is BASE_FEE, USAGE, PERIOD_CHARGE, SHORTFALL, ENERGY, DISCOUNT or COMMITMENT.")
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
     * @param held the part of the month that is paid for, where the account changed its plan; absent: all of it
     * @param exact seats times unit price; of a part of the month that share of it, HALF_UP at the minor unit
     */
    @Schema(name = "BaseFeeLine")
    record BaseFee(
            String description,
            PlanVersion plan,
            long seats,
            BigDecimal unitPrice,
            @Nullable Share held,
            BigDecimal exact,
            BigDecimal amount)
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
     * Usage of a month that one charge of the period covers, added up. A charge starts anew in every month, and where the terms of
     * the plan change in between; versions with the same terms go on as one.
     *
     * @param usedIn the month it was used in, which is the invoice's own or, for what arrived late, an earlier one
     * @param plan the first version with the terms
     * @param charge its id in the plan
     * @param quantity of the whole month by now
     * @param included of it, at no price
     * @param tiers what the rest costs, tier by tier; packages are counted as units
     * @param earlier what earlier invoices charged for the month; absent in the invoice of the month itself
     * @param exact the sum of the tiers, less what was charged earlier
     * @param amount that sum HALF_UP at the minor unit, less the amount charged earlier: the lines of a month's invoices add up to
     *     what a single one would have said
     */
    @Schema(name = "PeriodChargeLine")
    record PeriodCharge(
            String description,
            YearMonth usedIn,
            PlanVersion plan,
            String charge,
            long quantity,
            long included,
            List<Tier> tiers,
            @Nullable Earlier earlier,
            BigDecimal exact,
            BigDecimal amount)
            implements InvoiceLine {
        public PeriodCharge {
            tiers = List.copyOf(tiers);
        }
    }

    /**
     * What falls into a tier.
     *
     * @param unitPrice for {@code per} units
     * @param amount exact
     */
    @Schema(name = "ChargedTier")
    record Tier(long quantity, BigDecimal unitPrice, long per, BigDecimal amount) {}

    /** What earlier invoices charged. */
    @Schema(name = "ChargedEarlier")
    record Earlier(long quantity, BigDecimal exact, BigDecimal amount) {}

    /**
     * What the charges of a month are short of the minimum.
     *
     * @param plan the first version with the terms
     * @param minimum what the charges come to at least: that of the plan, for the time that its terms were held
     * @param used what the charges of the month came to by now
     * @param held how much of the month the terms were held
     * @param earlier what earlier invoices asked for; absent in the invoice of the month itself
     * @param amount what is missing, less what was asked for earlier: negative where late usage makes up for it
     */
    @Schema(name = "ShortfallLine")
    record Shortfall(
            String description,
            YearMonth usedIn,
            PlanVersion plan,
            BigDecimal minimum,
            BigDecimal used,
            Share held,
            @Nullable BigDecimal earlier,
            BigDecimal exact,
            BigDecimal amount)
            implements InvoiceLine {}

    /**
     * Electricity at one site under one plan version.
     *
     * @param index where the prices were published
     * @param firstInterval start of the first price interval in which it was drawn
     * @param lastInterval start of the last one
     * @param estimated whether a price was missing and is estimated, until it is published
     * @param quantityKwh rounded HALF_UP to 6 decimals
     * @param meanPrice index price per kWh, weighted by kWh and rounded to 6 decimals
     * @param meanRate what was passed on per kWh, weighted by kWh and rounded to 6 decimals
     * @param conditions what was drawn under which hardware, PUE and service tier
     * @param annex what was drawn at which price: the subtotals add up to {@code exact}, unless it depends on usage
     * @param events where to read the annex event by event
     * @param carbon what it emitted; absent on invoices that are older than the figure
     * @param byUsage absent where the line does not depend on the usage of the site
     * @param estimatedKwh what was drawn at estimates that stand, exact; absent where none do, and on invoices that are older than the
     *     figure
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
            String events,
            @Nullable Carbon carbon,
            @Nullable ByUsage byUsage,
            @Nullable BigDecimal estimatedKwh)
            implements InvoiceLine {
        public Energy {
            index = List.copyOf(index);
            conditions = List.copyOf(conditions);
            annex = List.copyOf(annex);
        }

        /** What its events come to by their rates, and were booked with. */
        public BigDecimal ofEvents() {
            return annex.stream().map(AtRate::subtotal).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** What the line says beside what its events were booked with: by steps, or as a cut. */
        BigDecimal bookedAtClosing() {
            return byUsage == null ? BigDecimal.ZERO : exact.subtract(ofEvents());
        }

        /** The steps that it is counted by; null where a rate is charged for each kWh. */
        public @Nullable Steps steps() {
            return byUsage == null ? null : byUsage.steps();
        }
    }

    /**
     * What an energy line depends on of the usage of its site under its plan version, and what comes of it: all of the month by now,
     * exact. What was taken back is subtracted.
     *
     * @param usageNet what the usage was charged, without energy and before discounts; what the base fee covers counts nothing
     * @param surcharge before the cap: what the annexes of the month come to, or by steps the percentage of the net
     * @param steps absent where a rate is charged for each kWh
     * @param capShare the surcharge is at most that share of the net; absent: it may be more
     * @param cutByShare what that took off
     * @param earlier what earlier invoices charged for the month; absent in the first
     */
    @Schema(name = "EnergyByUsage")
    record ByUsage(
            BigDecimal usageNet,
            BigDecimal surcharge,
            @Nullable Steps steps,
            @Nullable BigDecimal capShare,
            BigDecimal cutByShare,
            @Nullable EarlierEnergy earlier) {}

    /**
     * Whole steps of the index above the price base, or below it.
     *
     * @param month of the index
     * @param index of the site in that month, per kWh
     * @param step per kWh
     * @param points percentage points for each step
     * @param maxPercent the most that is charged or given back; absent: no bound
     * @param steps how many, below zero below the base
     * @param percent of the net
     */
    @Schema(name = "EnergySteps")
    record Steps(
            YearMonth month,
            BigDecimal index,
            BigDecimal step,
            BigDecimal points,
            @Nullable BigDecimal maxPercent,
            long steps,
            BigDecimal percent) {
        /** The index that they are counted of, as the line says it was: one that is published again changes no invoice. */
        public MonthIndex stated(Currency currency) {
            return new MonthIndex(month, index, currency, "the line", false);
        }
    }

    /**
     * What invoices said of the energy of a month before.
     *
     * @param surcharge before the cap
     * @param exact after the cap
     * @param amount as it was rounded
     */
    record EarlierEnergy(BigDecimal usageNet, BigDecimal surcharge, BigDecimal exact, BigDecimal amount) {}

    /**
     * A discount that was agreed with the account.
     *
     * @param percent absent where it is an amount
     * @param base what the streams come to that it is on
     * @param exact below zero, rounded already
     */
    @Schema(name = "DiscountLine")
    record Discount(
            String description,
            String agreementId,
            @Nullable BigDecimal percent,
            BigDecimal base,
            BigDecimal exact,
            BigDecimal amount)
            implements InvoiceLine {}

    /**
     * What a month is short of the minimum that was agreed with the account, beside that of its plan.
     *
     * @param minimum before tax
     * @param owed what all else comes to, less discounts
     */
    @Schema(name = "CommitmentLine")
    record Commitment(
            String description,
            String agreementId,
            BigDecimal minimum,
            BigDecimal owed,
            BigDecimal exact,
            BigDecimal amount)
            implements InvoiceLine {}

    /**
     * What electricity emitted in grams of CO₂ equivalent, location-based, as far as the intensities were known when the invoice was
     * drawn. The intensity is that at the start of the price interval.
     *
     * @param sources who published the intensities
     * @param gramsCo2e the sum of the annex, rounded HALF_UP to 3 decimals
     * @param unknownKwh what was drawn when no intensity is known, exact; it is no part of the sum
     * @param annex what was drawn at which intensity
     */
    @Schema(name = "EnergyCarbon")
    record Carbon(List<String> sources, BigDecimal gramsCo2e, BigDecimal unknownKwh, List<AtIntensity> annex) {
        public Carbon {
            sources = List.copyOf(sources);
            annex = List.copyOf(annex);
        }
    }

    /**
     * What was drawn at one intensity.
     *
     * @param kwh exact
     * @param gramsCo2e kwh times intensity, exact
     */
    record AtIntensity(BigDecimal gramsCo2ePerKwh, BigDecimal kwh, BigDecimal gramsCo2e) {}

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
     * @param indexMonth the local month of which the price is the index; absent where it is that of the time of use
     * @param estimated true where the price was missing and is estimated, else absent
     */
    record AtRate(
            BigDecimal price,
            BigDecimal discount,
            BigDecimal rate,
            BigDecimal cut,
            BigDecimal kwh,
            BigDecimal subtotal,
            @Nullable YearMonth indexMonth,
            @Nullable Boolean estimated) {
        public boolean isEstimated() {
            return estimated != null && estimated;
        }

        /** What the price is beside that of the time of use, in words; empty where it is just that. */
        public String basis() {
            String month = indexMonth == null ? "" : "index of " + indexMonth;
            return isEstimated() ? (month.isEmpty() ? "estimated" : month + ", estimated") : month;
        }
    }
}
