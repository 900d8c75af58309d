package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is sold. */
@Path("/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class PlanResource {

    private final PlanRepository plans;
    private final PlanVersionRepository versions;
    private final Publication publication;

    PlanResource(PlanRepository plans, PlanVersionRepository versions, Publication publication) {
        this.plans = plans;
        this.versions = versions;
        this.publication = publication;
    }

    /**
     * A published version in short.
     *
     * @param until null while no later version follows
     */
    record Summary(
            String planId,
            int version,
            String name,
            boolean paid,
            Money baseFee,
            Plan.UsageTerms usageTerms,
            Instant from,
            @Nullable Instant until) {
        static Summary of(PlanVersionRow row) {
            Plan plan = row.plan();
            return new Summary(
                    plan.id(),
                    plan.version(),
                    plan.name(),
                    plan.paid(),
                    plan.baseFee(),
                    plan.usageTerms(),
                    row.from,
                    row.until);
        }
    }

    /** A published version, whole. */
    record Version(Instant from, @Nullable Instant until, long revision, Instant publishedAt, Plan plan) {
        static Version of(PlanVersionRow row) {
            return new Version(row.from, row.until, row.revision, row.publishedAt, row.plan());
        }
    }

    @GET
    @Operation(operationId = "listPlans", summary = "The plans on sale, each in the version in force now")
    public Page<Summary> list(@BeanParam PageQuery page) {
        return Page.of(
                page,
                versions.pageInForceAt(publication.now(), page.afterId(), page.rows()),
                row -> row.key.planId(),
                Summary::of);
    }

    @GET
    @Path("/{planId}")
    @Operation(operationId = "getPlan", summary = "A plan in the version in force now")
    public Version inForce(@PathParam("planId") @Identifier String planId) {
        return versions.inForceAt(planId, publication.now())
                .map(Version::of)
                .orElseThrow(() -> ProblemException.notFound("No version of a plan " + planId + " is in force."));
    }

    @GET
    @Path("/{planId}/versions")
    @Operation(operationId = "listPlanVersions", summary = "All published versions of a plan")
    public Page<Summary> versions(@PathParam("planId") @Identifier String planId, @BeanParam PageQuery page) {
        if (plans.findByIdOptional(planId).isEmpty()) {
            throw ProblemException.notFound("There is no plan " + planId + ".");
        }
        return Page.of(
                page,
                versions.page(planId, page.after(0, Integer::valueOf), page.rows()),
                row -> String.valueOf(row.key.version()),
                Summary::of);
    }

    @GET
    @Path("/{planId}/versions/{version: [1-9][0-9]{0,8}}")
    @Operation(operationId = "getPlanVersion", summary = "Exactly this version of a plan, in force or not")
    public Version version(@PathParam("planId") @Identifier String planId, @PathParam("version") int version) {
        return versions.published(planId, version)
                .map(Version::of)
                .orElseThrow(() ->
                        ProblemException.notFound("There is no version " + version + " of a plan " + planId + "."));
    }
}
