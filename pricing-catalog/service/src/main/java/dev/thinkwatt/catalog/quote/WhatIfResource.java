package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.quote.QuoteResource.Quantities;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a request's electricity would be if hardware, price, building, speed or policy were otherwise. */
@Path("/v1/energy/what-ifs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Energy")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class WhatIfResource {

    private final WhatIfService scenarios;

    WhatIfResource(WhatIfService scenarios) {
        this.scenarios = scenarios;
    }

    /**
     * A request, and what is otherwise.
     *
     * @param version the version in force at {@code at}, if absent
     * @param usage in disjoint kinds; empty for a turn whose tokens are not metered
     * @param at when it runs: now, if absent
     * @param pricePerKwh of electricity today, if the site's price then is not to be taken
     * @param modeMultiplier energy of the turn relative to a plain one, 1 if absent; only where tokens are not metered
     */
    record Question(
            @Identifier String planId,
            @Nullable @Min(1) Integer version,
            @Identifier String model,
            @Valid Quantities usage,
            ServiceTier serviceTier,
            @Identifier String site,
            @Nullable Instant at,

            @Nullable @DecimalMin("-100") @DecimalMax("100") @Digits(integer = 3, fraction = 9) BigDecimal pricePerKwh,

            @Nullable @DecimalMin("1") @DecimalMax("100") @Digits(integer = 3, fraction = 6) BigDecimal modeMultiplier,

            @Valid Otherwise otherwise) {}

    /**
     * What is otherwise; what is absent stays as it is.
     *
     * @param workPerWh of the hardware, relative to the reference
     * @param pricePercent by how many percent electricity costs more; below zero: less
     * @param latencyReductionMs how many ms faster than standard the tier answers, in steps of 10
     * @param modeOffset the part of a mode's rise that savings elsewhere take back
     */
    record Otherwise(
            @Nullable @DecimalMin("0.1") @DecimalMax("1000") @Digits(integer = 4, fraction = 6) BigDecimal workPerWh,

            @Nullable @DecimalMin("1") @DecimalMax("5") @Digits(integer = 1, fraction = 6) BigDecimal pue,

            @Nullable @DecimalMin("-1000") @DecimalMax("1000") @Digits(integer = 4, fraction = 6) BigDecimal pricePercent,

            @Nullable @Min(0) @Max(300) Integer latencyReductionMs,

            @Nullable @DecimalMin("0") @DecimalMax("10") @Digits(integer = 2, fraction = 6) BigDecimal passThrough,

            @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) BigDecimal modeOffset) {

        WhatIf.Changes toChanges() {
            return new WhatIf.Changes(workPerWh, pue, pricePercent, latencyReductionMs, passThrough, modeOffset);
        }
    }

    /**
     * Both sides, number by number.
     *
     * @param currency that the site's electricity is paid in
     * @param policy as the plan has it; absent where it passes no electricity on
     */
    record Answer(
            PlanVersion plan,
            Currency currency,
            @Nullable SurchargePolicy policy,
            WhatIf.Side today,
            WhatIf.Side scenario) {

        /** By how many percent the scenario draws more; to one decimal, for the eye. */
        public BigDecimal energyPercent() {
            return percent(BigDecimal.valueOf(today.nanoWattHours()), BigDecimal.valueOf(scenario.nanoWattHours()));
        }

        /** By how many percent its electricity costs more; to one decimal, for the eye. */
        public BigDecimal electricityPercent() {
            return percent(today.electricity(), scenario.electricity());
        }

        private static BigDecimal percent(BigDecimal from, BigDecimal to) {
            return from.signum() == 0
                    ? BigDecimal.ZERO
                    : to.subtract(from).movePointRight(2).divide(from.abs(), 1, RoundingMode.HALF_UP);
        }
    }

    @POST
    @Operation(
            operationId = "askWhatIf",
            summary = "A request's energy, its cost and its rate today, beside a scenario's",
            description = "By the engine that bills, each number of the formula on both sides. Nothing is stored.")
    public Answer ask(@Valid @NotNull Question question) {
        return scenarios.answer(question);
    }
}
