package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.catalog.migration.MigrationResource.Decision;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Decides a migration: first whom it concerns, then the decision. */
@Path("/console/catalog/plans/{planId}/migration")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class DecisionPages {

    private static final int SHOWN_MAX = 200;

    /**
     * What would come of it.
     *
     * @param unsold how many accounts cannot be moved, as the version is not sold in their currency
     * @param shown the first accounts
     */
    record Preview(
            String migrationId,
            int accounts,
            int seats,
            int pinned,
            int unsold,
            List<Impact.Sum> sums,
            List<Impact.Concerned> shown) {
        static Preview of(String migrationId, Impact impact) {
            return new Preview(
                    migrationId,
                    impact.accounts().size(),
                    impact.seats(),
                    impact.pinned(),
                    impact.unsold().size(),
                    impact.sums(),
                    impact.accounts().stream().limit(SHOWN_MAX).toList());
        }
    }

    @CheckedTemplate(basePath = "migration")
    static class Templates {
        static native TemplateInstance decide(
                String planId, MigrationForm form, @Nullable Preview preview, String reason, FieldProblems problems);
    }

    private final ImpactService impacts;
    private final MigrationService migrations;
    private final Validator validator;

    DecisionPages(ImpactService impacts, MigrationService migrations, Validator validator) {
        this.impacts = impacts;
        this.migrations = migrations;
        this.validator = validator;
    }

    /** The form, and below it whom a migration concerns once one was entered. */
    @GET
    public Response form(
            @PathParam("planId") @Identifier String planId,
            @RestQuery @DefaultValue("") String fromVersion,
            @RestQuery @DefaultValue("") String toVersion,
            @RestQuery @DefaultValue("") String mode,
            @RestQuery @DefaultValue("") String effectiveAt) {
        MigrationForm form = new MigrationForm(fromVersion, toVersion, mode, effectiveAt);
        migrations.requirePlan(planId);
        return page(planId, form, UUID.randomUUID().toString(), "", FieldProblems.NONE, 200);
    }

    @POST
    @RolesAllowed(Scope.CATALOG_APPROVE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(
            @PathParam("planId") @Identifier String planId,
            @RestForm @DefaultValue("") String migrationId,
            @RestForm @DefaultValue("") String fromVersion,
            @RestForm @DefaultValue("") String toVersion,
            @RestForm @DefaultValue("") String mode,
            @RestForm @DefaultValue("") String effectiveAt,
            @RestForm @DefaultValue("-1") int accounts,
            @RestForm @DefaultValue("") String confirmation,
            @RestForm @DefaultValue("") String reason) {
        MigrationForm form = new MigrationForm(fromVersion, toVersion, mode, effectiveAt);
        FieldProblems problems;
        int status = 400;
        try {
            Wish wish = form.wish(planId);
            problems = FieldProblems.of(validator.validate(new Decision(
                    migrationId,
                    wish.fromVersion(),
                    wish.toVersion(),
                    wish.mode(),
                    wish.effectiveAt(),
                    accounts,
                    reason)));
            problems = problems.and(FieldProblems.unlessTyped(confirmation, planId, "the id of the plan"));
            if (problems.isEmpty()) {
                migrations.decide(migrationId, wish, accounts, reason.strip());
                return Response.seeOther(URI.create(MigrationPages.page(planId)))
                        .build();
            }
        } catch (ProblemException refused) {
            problems = FieldProblems.of(refused, "form").orElseThrow(() -> refused);
            status = refused.type().status();
        }
        return page(planId, form, migrationId, reason, problems, status);
    }

    /** The preview, as it is now; what refuses it is told unless something else is wrong already. */
    private Response page(
            String planId, MigrationForm form, String migrationId, String reason, FieldProblems problems, int status) {
        if (form.isEmpty()) {
            return render(planId, form, null, reason, problems, status);
        }
        try {
            Impact impact = impacts.outlook(form.wish(planId)).impact();
            return render(planId, form, Preview.of(migrationId, impact), reason, problems, status);
        } catch (ProblemException refused) {
            FieldProblems why = FieldProblems.of(refused, "form").orElseThrow(() -> refused);
            return render(
                    planId,
                    form,
                    null,
                    reason,
                    problems.and(why),
                    refused.type().status());
        }
    }

    private static Response render(
            String planId,
            MigrationForm form,
            @Nullable Preview preview,
            String reason,
            FieldProblems problems,
            int status) {
        return Response.status(status)
                .entity(Templates.decide(planId, form, preview, reason, problems)
                        .render())
                .build();
    }
}
