package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.catalog.plan.Release.Phase;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.catalog.publication.Reason;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The published versions of a plan. */
@Path("/v1/plans/{planId}/versions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class VersionResource {

    private static final String VERSION = "/{version: [1-9][0-9]{0,8}}";

    private final PlanService plans;
    private final PlanVersionRepository versions;
    private final WithdrawalService withdrawals;
    private final RollbackService rollbacks;
    private final Publication publication;

    VersionResource(
            PlanService plans,
            PlanVersionRepository versions,
            WithdrawalService withdrawals,
            RollbackService rollbacks,
            Publication publication) {
        this.plans = plans;
        this.versions = versions;
        this.withdrawals = withdrawals;
        this.rollbacks = rollbacks;
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
            Phase status,
            String name,
            boolean paid,
            Money baseFee,
            Plan.UsageTerms usageTerms,
            Instant from,
            @Nullable Instant until) {
        static Summary of(PlanVersionRow row, Instant now) {
            Plan plan = row.plan();
            return new Summary(
                    plan.id(),
                    plan.version(),
                    Release.of(row, now).status(),
                    plan.name(),
                    plan.paid(),
                    plan.baseFee(),
                    plan.usageTerms(),
                    row.from,
                    row.until);
        }
    }

    /**
     * A published version, whole.
     *
     * @param origin who published it and why; absent for what was there from the start
     */
    record Version(
            Phase status,
            Instant from,
            @Nullable Instant until,
            long revision,
            Instant publishedAt,
            @Nullable Origin origin,
            Plan plan) {
        static Version of(PlanVersionRow row, Instant now) {
            Release release = Release.of(row, now);
            return new Version(
                    release.status(),
                    release.from(),
                    release.until(),
                    release.revision(),
                    release.publishedAt(),
                    release.origin(),
                    row.plan());
        }
    }

    /** Why a version is taken back. */
    record Withdrawal(@Reason String reason) {}

    /** Why an earlier version is brought back. */
    @Schema(name = "VersionRollback")
    record Rollback(@Reason String reason) {}

    /**
     * What a rollback did to one plan.
     *
     * @param restores the version whose content is in force again
     * @param published the version that is in force with it
     * @param supersedes the version that it ended; null where there was none
     * @param scheduled versions that are published for later, and still come into force
     * @param unchanged whether that content was in force already, so that nothing was published
     */
    record RolledBackVersion(
            String planId,
            int restores,
            Release published,
            @Nullable Release supersedes,
            List<Release> scheduled,
            boolean unchanged) {
        static RolledBackVersion of(RollbackService.RolledBack done, Instant now) {
            PlanVersionRow version = done.change().version();
            PlanVersionRow before = done.change().other();
            return new RolledBackVersion(
                    version.key.planId(),
                    done.restores(),
                    Release.of(version, now),
                    before == null ? null : Release.of(before, now),
                    done.scheduled().stream().map(row -> Release.of(row, now)).toList(),
                    done.unchanged());
        }
    }

    @GET
    @Operation(operationId = "listPlanVersions", summary = "All published versions of a plan")
    public Page<Summary> all(@PathParam("planId") @Identifier String planId, @BeanParam PageQuery page) {
        if (!plans.exists(planId)) {
            throw ProblemException.notFound("There is no plan " + planId + ".");
        }
        Instant now = publication.now();
        return Page.of(
                page,
                versions.page(planId, page.after(0, Integer::valueOf), page.rows()),
                row -> String.valueOf(row.key.version()),
                row -> Summary.of(row, now));
    }

    @GET
    @Path(VERSION)
    @Operation(operationId = "getPlanVersion", summary = "Exactly this version of a plan, in force or not")
    public Version one(@PathParam("planId") @Identifier String planId, @PathParam("version") int version) {
        return Version.of(versions.version(planId, version), publication.now());
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path(VERSION + "/withdrawal")
    @Operation(
            operationId = "withdrawPlanVersion",
            summary = "Takes back a version that is not yet in force; the one before it goes on")
    public Release withdraw(
            @PathParam("planId") @Identifier String planId,
            @PathParam("version") int version,
            @Valid @NotNull Withdrawal withdrawal) {
        return Release.of(withdrawals.withdraw(planId, version, withdrawal.reason()), publication.now());
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path(VERSION + "/rollback")
    @Operation(
            operationId = "rollBackPlan",
            summary = "Makes the content of a version current again, as a new version and at once")
    public RestResponse<RolledBackVersion> rollBack(
            @PathParam("planId") @Identifier String planId,
            @PathParam("version") int version,
            @Valid @NotNull Rollback rollback) {
        RollbackService.RolledBack done = rollbacks.rollBack(planId, version, rollback.reason());
        return RestResponse.status(
                done.unchanged() ? RestResponse.Status.OK : RestResponse.Status.CREATED,
                RolledBackVersion.of(done, publication.now()));
    }
}
