package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;

/** Begins a plan that there was not: with an empty draft, or one like another plan. */
@Path("/console/catalog/new-plan")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class NewPlanPages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance create(String planId, String like, List<String> plans, FieldProblems problems);
    }

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final PlanVersionRepository versions;
    private final PlanService plans;
    private final DraftService drafts;
    private final Publication publication;

    NewPlanPages(PlanVersionRepository versions, PlanService plans, DraftService drafts, Publication publication) {
        this.versions = versions;
        this.plans = plans;
        this.drafts = drafts;
        this.publication = publication;
    }

    @GET
    public TemplateInstance form() {
        return page("", "", FieldProblems.NONE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@RestForm @DefaultValue("") String planId, @RestForm @DefaultValue("") String like) {
        String id = planId.strip();
        try {
            require(id);
            begin(id, like);
            return Response.seeOther(URI.create(PlanListPages.page(id) + "/draft"))
                    .build();
        } catch (ProblemException refused) {
            FieldProblems problems = refused.type() == ProblemType.PRECONDITION_FAILED
                    ? FieldProblems.of("planId", "has a draft already")
                    : FieldProblems.of(refused, "planId").orElseThrow(() -> refused);
            return FormAgain.wrong(page(planId, like, problems));
        }
    }

    private void require(String id) {
        if (!ID.matcher(id).matches()) {
            throw ProblemException.invalid(
                    "planId", "must be 1 to 64 letters, digits, '.', '_' or '-', and start with a letter or digit");
        }
        if (plans.exists(id)) {
            throw ProblemException.invalid("planId", "is taken by another plan");
        }
    }

    private void begin(String id, String like) {
        if (like.isEmpty()) {
            drafts.save(
                    id,
                    DraftDocument.written(JsonNodeFactory.instance.objectNode().put("id", id)),
                    Condition.of(null, "*"));
        } else {
            drafts.duplicate(id, like, null);
        }
    }

    private TemplateInstance page(String planId, String like, FieldProblems problems) {
        List<String> others = versions.allInForceAt(publication.now()).stream()
                .map(row -> row.key.planId())
                .toList();
        return Templates.create(planId, like, others, problems);
    }
}
