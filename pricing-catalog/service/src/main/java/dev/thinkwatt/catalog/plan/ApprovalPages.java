package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.catalog.plan.ApprovalResource.Word;
import dev.thinkwatt.catalog.plan.DifferenceResource.Difference;
import dev.thinkwatt.catalog.plan.DraftResource.Draft;
import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
import dev.thinkwatt.support.problem.Violation;
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
import org.jspecify.annotations.Nullable;

/** Publishes what somebody else has submitted: the second of the two people. */
@Path("/console/catalog/plans/{planId}/draft/approval")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG_APPROVE)
@Blocking
class ApprovalPages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance approve(
                Draft draft,
                @Nullable Difference difference,
                String doubts,
                String acknowledgement,
                FieldProblems problems);
    }

    private static final TypeReference<List<Violation>> VIOLATIONS = new TypeReference<>() {};

    private final DraftEditor editor;
    private final ApprovalService approvals;
    private final DifferenceResource differences;
    private final Validator validator;

    ApprovalPages(DraftEditor editor, ApprovalService approvals, DifferenceResource differences, Validator validator) {
        this.editor = editor;
        this.approvals = approvals;
        this.differences = differences;
        this.validator = validator;
    }

    @GET
    public TemplateInstance form(@PathParam("planId") @Identifier String planId) {
        return page(planId, "", FieldProblems.NONE);
    }

    /**
     * What was overtaken is shown as it is now, to be decided on anew.
     *
     * @param doubts those that the page showed, as JSON
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(
            @PathParam("planId") @Identifier String planId,
            @RestForm @DefaultValue("") String etag,
            @RestForm @DefaultValue("[]") String doubts,
            @RestForm @DefaultValue("") String acknowledgement,
            @RestForm @DefaultValue("") String confirmation) {
        Word word = new Word(acknowledgement.isBlank() ? null : acknowledgement.strip(), shown(doubts));
        FieldProblems problems = FieldProblems.of(validator.validate(word));
        problems = problems.and(FieldProblems.unlessTyped(confirmation, planId, "the id of the plan"));
        int status = 400;
        if (problems.isEmpty()) {
            try {
                approvals.approve(planId, Condition.of(etag, null).required(), word.acknowledged());
                return Response.seeOther(URI.create(PlanListPages.page(planId))).build();
            } catch (ProblemException refused) {
                problems = refused.type() == ProblemType.PRECONDITION_FAILED
                        ? FieldProblems.of("form", String.valueOf(refused.getMessage()))
                        : FieldProblems.of(refused, "form").orElseThrow(() -> refused);
                status = refused.type().status();
            }
        }
        return Response.status(status)
                .entity(page(planId, acknowledgement, problems).render())
                .build();
    }

    private static List<Violation> shown(String doubts) {
        try {
            return Json.strict().readValue(doubts, VIOLATIONS);
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid("doubts", "cannot be read");
        }
    }

    /** With what changes by it, from what it will supersede. */
    private TemplateInstance page(String planId, String acknowledgement, FieldProblems problems) {
        Draft draft = editor.get(planId);
        Difference difference = differences
                .fromInForce(
                        planId,
                        "draft",
                        draft.submission() == null ? null : draft.submission().effectiveFrom())
                .orElse(null);
        return Templates.approve(draft, difference, Body.of(draft.doubts()), acknowledgement, problems);
    }
}
