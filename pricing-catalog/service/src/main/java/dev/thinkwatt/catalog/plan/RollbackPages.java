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
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** Makes the content of an earlier version current again. */
@Path("/console/catalog/plans/{planId}/versions/{version: [1-9][0-9]{0,8}}/rollback")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class RollbackPages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance rollback(
                Release release, List<DifferenceResource.Place> changes, String reason, FieldProblems problems);
    }

    private final PlanVersionRepository versions;
    private final RollbackService rollbacks;
    private final DifferenceResource differences;
    private final Publication publication;
    private final Validator validator;

    RollbackPages(
            PlanVersionRepository versions,
            RollbackService rollbacks,
            DifferenceResource differences,
            Publication publication,
            Validator validator) {
        this.versions = versions;
        this.rollbacks = rollbacks;
        this.differences = differences;
        this.publication = publication;
        this.validator = validator;
    }

    @GET
    public TemplateInstance form(@PathParam("planId") @Identifier String planId, @PathParam("version") int number) {
        return page(planId, number, "", FieldProblems.NONE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rollBack(
            @PathParam("planId") @Identifier String planId,
            @PathParam("version") int number,
            @RestForm @DefaultValue("") String confirmation,
            @RestForm @DefaultValue("") String reason) {
        FieldProblems problems = FieldProblems.of(validator.validate(new VersionResource.Rollback(reason)));
        problems = problems.and(FieldProblems.unlessTyped(confirmation, planId, "the id of the plan"));
        if (!problems.isEmpty()) {
            return FormAgain.wrong(page(planId, number, reason, problems));
        }
        try {
            rollbacks.rollBack(planId, number, reason.strip());
            return Response.seeOther(URI.create(PlanListPages.page(planId))).build();
        } catch (ProblemException refused) {
            return FormAgain.refused(refused, "form", wrong -> page(planId, number, reason, wrong));
        }
    }

    /** With what changes by it, from what is in force. */
    private TemplateInstance page(String planId, int number, String reason, FieldProblems problems) {
        Release release = Release.of(versions.version(planId, number), publication.now());
        List<DifferenceResource.Place> changes = differences
                .fromInForce(planId, String.valueOf(number), null)
                .map(DifferenceResource.Difference::changes)
                .orElse(List.of());
        return Templates.rollback(release, changes, reason, problems);
    }
}
