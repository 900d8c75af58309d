package dev.thinkwatt.catalog.defaults;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.thinkwatt.catalog.defaults.DefaultModelService.Wish;
import dev.thinkwatt.catalog.defaults.Passage.Follower;
import dev.thinkwatt.catalog.evaluation.Comparison;
import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.catalog.publication.Reason;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.validator.constraints.UniqueElements;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Which model a plan serves where a request names none. */
@Path("/v1/defaults")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Default models")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class DefaultModelResource {

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
    private static final List<String> PAID = List.of("PAID");

    private final PlanService plans;
    private final DefaultModelRepository defaults;
    private final DefaultModelService service;
    private final RollbackService rollbacks;
    private final Publication publication;

    DefaultModelResource(
            PlanService plans,
            DefaultModelRepository defaults,
            DefaultModelService service,
            RollbackService rollbacks,
            Publication publication) {
        this.plans = plans;
        this.defaults = defaults;
        this.service = service;
        this.rollbacks = rollbacks;
        this.publication = publication;
    }

    /** Whether an entry of the history is over, in force or still to come. */
    enum Phase {
        PAST,
        IN_FORCE,
        SCHEDULED
    }

    /**
     * A default from an instant on, until the next entry.
     *
     * @param restores of a rollback: when the default that it made current again took effect first
     * @param comparison how it did beside the default before, when it was set; absent for a first one and for a rollback
     * @param followers the defaults that were set for later before this one and do worse after this one than they did without
     * @param acknowledgement why it was set although it, or one of those, scored less somewhere or was measured nowhere
     */
    record Entry(
            String model,
            Instant effectiveFrom,
            Phase phase,
            String reason,
            @Nullable Instant restores,
            @Nullable Comparison comparison,
            List<Follower> followers,
            @Nullable String acknowledgement,
            long revision,
            Instant publishedAt) {}

    /**
     * @param effectiveFrom now, if absent; never before now
     * @param acknowledgement why, although it scores less in some benchmark than the defaults before it, or was measured in none
     *     of theirs; else absent
     */
    record NewDefault(
            @Identifier String model,
            @Nullable Instant effectiveFrom,
            @Reason String reason,
            @Nullable @Reason String acknowledgement) {}

    /** @param plans {@code "PAID"} for every paid plan, or the ids of plans */
    record Rollback(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @NotEmpty @Size(max = 100) @UniqueElements
            @Schema(description = "Ids of plans; or PAID, alone or in a list, for every paid plan.")
            List<@NotNull @Identifier String> plans,

            @Reason String reason) {}

    /**
     * What a rollback did, plan by plan.
     *
     * @param unchanged of all paid plans those that have no earlier default; none where plans were named
     */
    record RolledBack(List<RolledBackPlan> plans, List<String> unchanged) {
        static RolledBack of(RollbackService.Done done) {
            return new RolledBack(done.plans().stream().map(RolledBackPlan::of).toList(), done.unchanged());
        }
    }

    /**
     * @param from the model that was the default
     * @param to the model that is the default now
     * @param retiresAt from when on that is no longer served; absent while nobody has announced it
     * @param scheduled defaults that were set for later, and still take effect then
     */
    record RolledBackPlan(
            String planId,
            String from,
            String to,
            Instant effectiveFrom,
            @Nullable Instant retiresAt,
            List<Scheduled> scheduled) {
        static RolledBackPlan of(RollbackService.RolledBack plan) {
            List<Scheduled> scheduled = plan.scheduled().stream()
                    .map(entry -> new Scheduled(entry.model(), entry.from()))
                    .toList();
            return new RolledBackPlan(
                    plan.planId(), plan.from(), plan.to(), plan.effectiveFrom(), plan.retiresAt(), scheduled);
        }
    }

    /** A default that is still to come. */
    record Scheduled(String model, Instant effectiveFrom) {}

    @GET
    @Path("/{planId}")
    @Operation(operationId = "listDefaults", summary = "The default models of a plan, latest first")
    public Page<Entry> history(@PathParam("planId") @Identifier String planId, @BeanParam PageQuery page) {
        if (!plans.exists(planId)) {
            throw ProblemException.notFound("There is no plan " + planId + ".");
        }
        Instant inForce = inForceFrom(planId);
        return Page.of(
                page,
                defaults.page(planId, page.after(NEVER, Instant::parse), page.rows()),
                row -> row.key.from().toString(),
                row -> entry(row, inForce));
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path("/{planId}")
    @Operation(
            operationId = "setDefault",
            summary = "Sets the default model of a plan, now or later",
            description =
                    "Where it scores less in any benchmark than the last default before it that was measured in it, where "
                            + "it was measured in none of theirs, or where it makes so of a default that is set for later: "
                            + "only with an acknowledgement.")
    public RestResponse<Entry> set(@PathParam("planId") @Identifier String planId, @Valid @NotNull NewDefault wish) {
        DefaultModelService.Set set = service.set(
                new Wish(planId, wish.model(), wish.effectiveFrom(), wish.reason(), wish.acknowledgement()));
        return RestResponse.status(
                set.repeated() ? RestResponse.Status.OK : RestResponse.Status.CREATED,
                entry(set.row(), inForceFrom(planId)));
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path("/rollback")
    @Operation(
            operationId = "rollBackDefaults",
            summary = "Makes the default before current again, from now on, for all plans named or for none",
            description = "Of `PAID`, plans that never had another default stay as they are, and are named.")
    public RolledBack rollBack(@Valid @NotNull Rollback rollback) {
        return RolledBack.of(
                rollback.plans().equals(PAID)
                        ? rollbacks.rollBackPaid(rollback.reason())
                        : new RollbackService.Done(rollbacks.rollBack(rollback.plans(), rollback.reason()), List.of()));
    }

    private Instant inForceFrom(String planId) {
        return defaults.history(planId)
                .inForceAt(publication.now())
                .map(DefaultHistory.Entry::from)
                .orElse(Instant.MIN);
    }

    private static Entry entry(DefaultModelRow row, Instant inForce) {
        int order = row.key.from().compareTo(inForce);
        Phase phase = order < 0 ? Phase.PAST : order == 0 ? Phase.IN_FORCE : Phase.SCHEDULED;
        return new Entry(
                row.model,
                row.key.from(),
                phase,
                row.reason,
                row.restores,
                row.comparison(),
                row.followers(),
                row.acknowledgement,
                row.revision,
                row.publishedAt);
    }
}
