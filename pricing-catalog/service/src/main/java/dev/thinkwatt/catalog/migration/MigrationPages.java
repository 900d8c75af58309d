package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.catalog.migration.MigrationResource.Withdrawal;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
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
import org.jboss.resteasy.reactive.RestForm;

/** The migrations of a plan, and taking one back. */
@Path("/console/catalog/plans/{planId}/migrations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class MigrationPages {

    private static final int SHOWN_MAX = 200;

    @CheckedTemplate(basePath = "migration")
    static class Templates {
        static native TemplateInstance migrations(String planId, List<Decided> migrations);

        static native TemplateInstance withdraw(Decided migration, String reason, FieldProblems problems);
    }

    private final MigrationService migrations;
    private final Validator validator;

    MigrationPages(MigrationService migrations, Validator validator) {
        this.migrations = migrations;
        this.validator = validator;
    }

    @GET
    public TemplateInstance all(@PathParam("planId") @Identifier String planId) {
        return Templates.migrations(planId, migrations.page(planId, "", SHOWN_MAX));
    }

    @GET
    @Path("/{migrationId}/withdrawal")
    @RolesAllowed(Scope.CATALOG_APPROVE)
    public TemplateInstance withdrawing(
            @PathParam("planId") @Identifier String planId, @PathParam("migrationId") @Identifier String migrationId) {
        return Templates.withdraw(migrations.one(planId, migrationId), "", FieldProblems.NONE);
    }

    @POST
    @Path("/{migrationId}/withdrawal")
    @RolesAllowed(Scope.CATALOG_APPROVE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(
            @PathParam("planId") @Identifier String planId,
            @PathParam("migrationId") @Identifier String migrationId,
            @RestForm @DefaultValue("") String reason) {
        FieldProblems problems = FieldProblems.of(validator.validate(new Withdrawal(reason)));
        if (!problems.isEmpty()) {
            return FormAgain.wrong(Templates.withdraw(migrations.one(planId, migrationId), reason, problems));
        }
        try {
            migrations.withdraw(planId, migrationId, reason.strip());
            return Response.seeOther(URI.create(page(planId))).build();
        } catch (ProblemException refused) {
            return FormAgain.refused(
                    refused, "form", wrong -> Templates.withdraw(migrations.one(planId, migrationId), reason, wrong));
        }
    }

    static String page(String planId) {
        return "/console/catalog/plans/" + planId + "/migrations";
    }
}
