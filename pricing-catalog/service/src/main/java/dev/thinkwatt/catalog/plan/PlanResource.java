package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
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

/** What is sold. */
@Path("/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class PlanResource {

    private static final List<String> PAID = List.of("PAID");

    private final PlanService plans;
    private final PlanVersionRepository versions;
    private final RollbackService rollbacks;
    private final Publication publication;

    PlanResource(
            PlanService plans, PlanVersionRepository versions, RollbackService rollbacks, Publication publication) {
        this.plans = plans;
        this.versions = versions;
        this.rollbacks = rollbacks;
        this.publication = publication;
    }

    /**
     * @param plans {@code "PAID"} for every paid plan, or the ids of plans
     * @param asOf what was in force then is brought back; not in the future
     */
    record PlansRollback(
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            @NotEmpty @Size(max = 100) @UniqueElements
            @Schema(description = "Ids of plans; or PAID, alone or in a list, for every plan that costs money.")
            List<@NotNull @Identifier String> plans,

            Instant asOf,
            @Reason String reason) {}

    /** What a rollback did, plan by plan. */
    record RolledBackPlans(List<VersionResource.RolledBackVersion> plans) {}

    @GET
    @Operation(operationId = "listPlans", summary = "The plans on sale, each in the version in force now")
    public Page<VersionResource.Summary> list(@BeanParam PageQuery page) {
        Instant now = publication.now();
        return Page.of(
                page,
                versions.pageInForceAt(now, page.afterId(), page.rows()),
                row -> row.key.planId(),
                row -> VersionResource.Summary.of(row, now));
    }

    @GET
    @Path("/{planId}")
    @Operation(operationId = "getPlan", summary = "A plan in the version in force now")
    public VersionResource.Version inForce(@PathParam("planId") @Identifier String planId) {
        Instant now = publication.now();
        return versions.inForceAt(planId, now)
                .map(row -> VersionResource.Version.of(row, now))
                .orElseThrow(() -> ProblemException.notFound("No version of a plan " + planId + " is in force."));
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path("/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rollBackPlans",
            summary = "Brings back what was in force at an instant, of all plans named or of none")
    public RolledBackPlans rollBack(@Valid @NotNull PlansRollback rollback) {
        List<String> planIds = rollback.plans().equals(PAID) ? plans.paidNowOrAt(rollback.asOf()) : rollback.plans();
        List<RollbackService.RolledBack> done = rollbacks.rollBack(planIds, rollback.asOf(), rollback.reason());
        Instant now = publication.now();
        return new RolledBackPlans(done.stream()
                .map(plan -> VersionResource.RolledBackVersion.of(plan, now))
                .toList());
    }
}
