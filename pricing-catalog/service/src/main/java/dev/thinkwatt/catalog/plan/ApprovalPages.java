package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.plan.DifferenceResource.Difference;
import dev.thinkwatt.catalog.plan.DraftResource.Draft;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
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

/** Publishes what somebody else has submitted: the second of the two people. */
@Path("/console/catalog/plans/{planId}/draft/approval")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG_APPROVE)
@Blocking
class ApprovalPages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance approve(Draft draft, @Nullable Difference difference, FieldProblems problems);
    }

    private final DraftEditor editor;
    private final ApprovalService approvals;
    private final PlanVersionRepository versions;
    private final DifferenceResource differences;
    private final Publication publication;

    ApprovalPages(
            DraftEditor editor,
            ApprovalService approvals,
            PlanVersionRepository versions,
            DifferenceResource differences,
            Publication publication) {
        this.editor = editor;
        this.approvals = approvals;
        this.versions = versions;
        this.differences = differences;
        this.publication = publication;
    }

    @GET
    public TemplateInstance form(@PathParam("planId") @Identifier String planId) {
        return page(planId, FieldProblems.NONE);
    }

    /** What was overtaken is shown as it is now, to be decided on anew. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(
            @PathParam("planId") @Identifier String planId,
            @RestForm @DefaultValue("") String etag,
            @RestForm @DefaultValue("") String confirmation) {
        FieldProblems problems;
        int status = 400;
        if (confirmation.strip().equals(planId)) {
            try {
                approvals.approve(planId, Condition.of(etag, null).required());
                return Response.seeOther(URI.create(PlanListPages.page(planId))).build();
            } catch (ProblemException refused) {
                problems = refused.type() == ProblemType.PRECONDITION_FAILED
                        ? FieldProblems.of("form", String.valueOf(refused.getMessage()))
                        : FieldProblems.of(refused, "form").orElseThrow(() -> refused);
                status = refused.type().status();
            }
        } else {
            problems = FieldProblems.of("confirmation", "must be " + planId + ", the id of the plan");
        }
        return Response.status(status).entity(page(planId, problems).render()).build();
    }

    /** With what changes by it, from what is in force. */
    private TemplateInstance page(String planId, FieldProblems problems) {
        Difference difference = versions.inForceAt(planId, publication.now())
                .map(current -> differences.to(planId, current.key.version(), "draft"))
                .orElse(null);
        return Templates.approve(editor.get(planId), difference, problems);
    }
}
