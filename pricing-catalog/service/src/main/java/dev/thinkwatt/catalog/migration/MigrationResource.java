package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.catalog.migration.Impact.Concerned;
import dev.thinkwatt.catalog.migration.Impact.Sum;
import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.catalog.publication.Reason;
import dev.thinkwatt.model.catalog.Migration.Mode;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
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

/** How those who follow a plan go from one version to the next. */
@Path("/v1/plans/{planId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Migrations")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class MigrationResource {

    private final MigrationService migrations;
    private final ImpactService impacts;

    MigrationResource(MigrationService migrations, ImpactService impacts) {
        this.migrations = migrations;
        this.impacts = impacts;
    }

    /**
     * A migration that is thought of.
     *
     * @param effectiveAt before this nobody is moved; absent exactly where nobody ever is
     */
    @Schema(name = "MigrationProposal")
    record Proposal(
            @Min(1) int fromVersion,
            @Min(1) int toVersion,
            Mode mode,
            @Nullable Instant effectiveAt) {
        Wish wish(String planId) {
            return new Wish(planId, fromVersion, toVersion, mode, effectiveAt);
        }
    }

    /**
     * Whom a migration concerns, as far as billing has published it.
     *
     * @param earliest the first instant that it could take effect at, if it were decided now
     * @param accounts how many it keeps or moves, on all pages
     * @param seats of these accounts
     * @param pinned how many accounts are pinned to the version and keep it whatever is decided
     * @param sums what they pay, by currency
     * @param items the accounts of this page, by id
     * @param next the cursor to ask for the next page with, null on the last
     */
    @Schema(name = "MigrationImpact")
    record ImpactList(
            Instant earliest,
            int accounts,
            int seats,
            int pinned,
            List<Sum> sums,
            List<Concerned> items,
            @Nullable String next) {}

    /**
     * A migration that is decided.
     *
     * @param migrationId of the caller's choice
     * @param accounts how many accounts the impact list named
     */
    @Schema(name = "MigrationDecision")
    record Decision(
            @Identifier String migrationId,
            @Min(1) int fromVersion,
            @Min(1) int toVersion,
            Mode mode,
            @Nullable Instant effectiveAt,
            @Min(0) int accounts,
            @Reason String reason) {
        Wish wish(String planId) {
            return new Wish(planId, fromVersion, toVersion, mode, effectiveAt);
        }
    }

    /** Why a migration is taken back. */
    @Schema(name = "MigrationWithdrawal")
    record Withdrawal(@Reason String reason) {}

    @POST
    @Path("/migration-impact")
    @Operation(
            operationId = "getMigrationImpact",
            summary = "Whom a migration would concern, and what they would pay; decides nothing",
            description = "Refused as the decision itself would be.")
    public ImpactList impact(
            @PathParam("planId") @Identifier String planId,
            @Valid @NotNull Proposal proposal,
            @BeanParam PageQuery query) {
        ImpactService.Outlook outlook = impacts.outlook(proposal.wish(planId));
        Impact impact = outlook.impact();
        String after = query.afterId();
        List<Concerned> rows = impact.accounts().stream()
                .filter(account -> account.accountId().compareTo(after) > 0)
                .limit(query.rows())
                .toList();
        Page<Concerned> page = Page.of(query, rows, Concerned::accountId, account -> account);
        return new ImpactList(
                outlook.earliest(),
                impact.accounts().size(),
                impact.seats(),
                impact.pinned(),
                impact.sums(),
                page.items(),
                page.next());
    }

    @RolesAllowed(Scope.CATALOG_APPROVE)
    @POST
    @Path("/migrations")
    @Operation(
            operationId = "decideMigration",
            summary = "Decides what becomes of those who are on a version when another takes its place",
            description = "Never in the past, and nobody is moved before the notice that their version promises.")
    public RestResponse<Decided> decide(
            @PathParam("planId") @Identifier String planId, @Valid @NotNull Decision decision) {
        MigrationService.Decision done = migrations.decide(
                decision.migrationId(), decision.wish(planId), decision.accounts(), decision.reason());
        return RestResponse.status(
                done.repeated() ? RestResponse.Status.OK : RestResponse.Status.CREATED, done.decided());
    }

    @GET
    @Path("/migrations")
    @Operation(operationId = "listMigrations", summary = "All migrations of a plan")
    public Page<Decided> all(@PathParam("planId") @Identifier String planId, @BeanParam PageQuery page) {
        return Page.of(
                page,
                migrations.page(planId, page.afterId(), page.rows()),
                Decided::migrationId,
                migration -> migration);
    }

    @GET
    @Path("/migrations/{migrationId}")
    @Operation(operationId = "getMigration", summary = "One migration")
    public Decided one(
            @PathParam("planId") @Identifier String planId, @PathParam("migrationId") @Identifier String migrationId) {
        return migrations.one(planId, migrationId);
    }

    @RolesAllowed(Scope.CATALOG_APPROVE)
    @POST
    @Path("/migrations/{migrationId}/withdrawal")
    @Operation(operationId = "withdrawMigration", summary = "Takes back a migration that has had no effect yet")
    public Decided withdraw(
            @PathParam("planId") @Identifier String planId,
            @PathParam("migrationId") @Identifier String migrationId,
            @Valid @NotNull Withdrawal withdrawal) {
        return migrations.withdraw(planId, migrationId, withdrawal.reason());
    }
}
