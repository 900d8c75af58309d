package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.publication.Publication;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A published version, whole, and its withdrawal while it is still to come. */
@Path("/console/catalog/plans/{planId}/versions/{version: [1-9][0-9]{0,8}}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class VersionPages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance version(VersionResource.Version version, @Nullable PriceTable prices);

        static native TemplateInstance withdraw(Release release, String reason, FieldProblems problems);
    }

    private final PlanVersionRepository versions;
    private final WithdrawalService withdrawals;
    private final Publication publication;
    private final Validator validator;

    VersionPages(
            PlanVersionRepository versions,
            WithdrawalService withdrawals,
            Publication publication,
            Validator validator) {
        this.versions = versions;
        this.withdrawals = withdrawals;
        this.publication = publication;
        this.validator = validator;
    }

    @GET
    public TemplateInstance version(@PathParam("planId") @Identifier String planId, @PathParam("version") int number) {
        PlanVersionRow row = versions.version(planId, number);
        PriceTable prices =
                PriceTable.of(DraftDocument.like(row.plan(), planId).tree()).orElse(null);
        return Templates.version(VersionResource.Version.of(row, publication.now()), prices);
    }

    @GET
    @Path("/withdrawal")
    @RolesAllowed(Scope.CATALOG)
    public TemplateInstance withdrawing(
            @PathParam("planId") @Identifier String planId, @PathParam("version") int number) {
        return Templates.withdraw(release(planId, number), "", FieldProblems.NONE);
    }

    @POST
    @Path("/withdrawal")
    @RolesAllowed(Scope.CATALOG)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(
            @PathParam("planId") @Identifier String planId,
            @PathParam("version") int number,
            @RestForm @DefaultValue("") String confirmation,
            @RestForm @DefaultValue("") String reason) {
        FieldProblems problems = FieldProblems.of(validator.validate(new VersionResource.Withdrawal(reason)));
        problems = problems.and(FieldProblems.unlessTyped(confirmation, planId, "the id of the plan"));
        if (!problems.isEmpty()) {
            return FormAgain.wrong(Templates.withdraw(release(planId, number), reason, problems));
        }
        try {
            withdrawals.withdraw(planId, number, reason.strip());
            return Response.seeOther(URI.create(PlanListPages.page(planId))).build();
        } catch (ProblemException refused) {
            return FormAgain.refused(
                    refused, "form", wrong -> Templates.withdraw(release(planId, number), reason, wrong));
        }
    }

    private Release release(String planId, int number) {
        return Release.of(versions.version(planId, number), publication.now());
    }
}
