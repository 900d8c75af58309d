package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.plan.DraftResource.Draft;
import dev.thinkwatt.catalog.plan.DraftResource.NewSubmission;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.TypedTime;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
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
import java.time.Instant;
import org.jboss.resteasy.reactive.RestForm;

/** Asks for a draft to be published: the first of the two people. */
@Path("/console/catalog/plans/{planId}/draft/submission")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class SubmissionPages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance submit(
                Draft draft, String etag, String effectiveFrom, String reason, FieldProblems problems);
    }

    private final DraftEditor editor;
    private final SubmissionService submissions;
    private final Validator validator;

    SubmissionPages(DraftEditor editor, SubmissionService submissions, Validator validator) {
        this.editor = editor;
        this.submissions = submissions;
        this.validator = validator;
    }

    @GET
    public TemplateInstance form(@PathParam("planId") @Identifier String planId) {
        Draft draft = editor.get(planId);
        return Templates.submit(draft, draft.etag(), "", "", FieldProblems.NONE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(
            @PathParam("planId") @Identifier String planId,
            @RestForm @DefaultValue("") String etag,
            @RestForm @DefaultValue("") String effectiveFrom,
            @RestForm @DefaultValue("") String reason) {
        FieldProblems problems;
        int status = 400;
        try {
            Instant from = TypedTime.parseAny(effectiveFrom, "effectiveFrom");
            problems = FieldProblems.of(validator.validate(new NewSubmission(from, reason)));
            if (problems.isEmpty()) {
                submissions.submit(
                        planId, from, reason.strip(), Condition.of(etag, null).required());
                return Response.seeOther(URI.create(PlanListPages.page(planId) + "/draft"))
                        .build();
            }
        } catch (ProblemException refused) {
            problems = refused.type() == ProblemType.PRECONDITION_FAILED
                    ? FieldProblems.of("form", String.valueOf(refused.getMessage()))
                    : FieldProblems.of(refused, "form").orElseThrow(() -> refused);
            status = refused.type().status();
        }
        return Response.status(status)
                .entity(Templates.submit(editor.get(planId), etag, effectiveFrom, reason, problems)
                        .render())
                .build();
    }
}
