package dev.thinkwatt.catalog.simulation;

import dev.thinkwatt.catalog.simulation.Impact.Change;
import dev.thinkwatt.catalog.simulation.Impact.Total;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What usage of the past would have cost under a draft, or another version. */
@Path("/v1/simulations")
@Tag(name = "Simulations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class SimulationResource {

    static final String CSV = "text/csv;charset=UTF-8";

    private final SimulationService simulations;

    SimulationResource(SimulationService simulations) {
        this.simulations = simulations;
    }

    /** How far a simulation is. */
    @Schema(name = "SimulationStatus")
    enum Status {
        WAITING,
        ANSWERED
    }

    /**
     * A simulation.
     *
     * @param version that was tried; null for the draft
     * @param draftEtag of the draft that was tried; it may have been edited since
     * @param currencies the accounts that follow the plan, added up by what they pay in
     * @param worst the twenty whose charges would rise most
     */
    @Schema(name = "Simulation")
    record View(
            String simulationId,
            Status status,
            String planId,
            @Nullable Integer version,
            @Nullable String draftEtag,
            Instant from,
            Instant until,
            String askedBy,
            Instant askedAt,
            @Nullable Instant answeredAt,
            List<Sums> currencies,
            List<Account> worst) {

        static View of(Impact impact) {
            Asked asked = impact.asked();
            return new View(
                    asked.simulationId(),
                    asked.answeredAt() == null ? Status.WAITING : Status.ANSWERED,
                    asked.planId(),
                    asked.version(),
                    asked.draftEtag(),
                    asked.from(),
                    asked.until(),
                    asked.askedBy(),
                    asked.askedAt(),
                    asked.answeredAt(),
                    impact.totals().stream().map(Sums::of).toList(),
                    impact.worst().stream().map(Account::of).toList());
        }
    }

    /**
     * Exact sums.
     *
     * @param unpriced events that have no price in what was tried, and count nothing after
     * @param monthlyFeesBefore the seats of now at the base fee in force, for a month
     */
    @Schema(name = "SimulationSums")
    record Sums(
            Currency currency,
            long accounts,
            long seats,
            long events,
            long unpriced,
            Money usageBefore,
            Money usageAfter,
            Money energyBefore,
            Money energyAfter,
            Money monthlyFeesBefore,
            Money monthlyFeesAfter) {

        static Sums of(Total total) {
            return new Sums(
                    total.currency(),
                    total.accounts(),
                    total.seats(),
                    total.events(),
                    total.unpriced(),
                    total.usageBefore(),
                    total.usageAfter(),
                    total.energyBefore(),
                    total.energyAfter(),
                    total.feesBefore(),
                    total.feesAfter());
        }
    }

    /** One account; amounts in its currency. */
    @Schema(name = "SimulatedAccount")
    record Account(
            String accountId,
            Currency currency,
            long seats,
            long events,
            long unpriced,
            BigDecimal usageBefore,
            BigDecimal usageAfter,
            BigDecimal energyBefore,
            BigDecimal energyAfter,
            @Nullable BigDecimal monthlyFeesBefore,
            @Nullable BigDecimal monthlyFeesAfter,
            BigDecimal difference) {

        static Account of(Change change) {
            return new Account(
                    change.of().accountId(),
                    change.of().currency(),
                    change.of().seats(),
                    change.of().events(),
                    change.of().unpriced(),
                    change.of().usageBefore(),
                    change.of().usageAfter(),
                    change.of().energyBefore(),
                    change.of().energyAfter(),
                    change.feesBefore(),
                    change.feesAfter(),
                    change.difference());
        }
    }

    @RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE})
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "simulate",
            summary = "Rate usage of the past under a draft, or another version",
            description =
                    "Answered by billing in the background, for the accounts that follow the plan; idempotent by simulationId."
                            + " What an allowance covered stays covered: decisions are not made again. Nothing is booked.")
    @APIResponseSchema(value = View.class, responseCode = "202")
    public Response simulate(@Valid @NotNull Question question) {
        simulations.ask(question);
        return Response.accepted(View.of(simulations.impact(question.simulationId())))
                .location(URI.create("/v1/simulations/" + question.simulationId()))
                .build();
    }

    @GET
    @Path("/{simulationId}")
    @Operation(operationId = "getSimulation", summary = "What a simulation has shown")
    public View get(@PathParam("simulationId") @Identifier String simulationId) {
        return View.of(simulations.impact(simulationId));
    }

    @GET
    @Path("/{simulationId}/accounts")
    @Produces(CSV)
    @Operation(
            operationId = "getSimulatedAccounts",
            summary = "All accounts of a simulation, exactly, an account in a row")
    public Response accounts(@PathParam("simulationId") @Identifier String simulationId) {
        return Response.ok(ImpactCsv.write(simulations.impact(simulationId)))
                .header("Content-Disposition", "attachment; filename=\"simulation-" + simulationId + ".csv\"")
                .build();
    }
}
