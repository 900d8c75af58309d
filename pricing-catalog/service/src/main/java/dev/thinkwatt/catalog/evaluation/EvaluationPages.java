package dev.thinkwatt.catalog.evaluation;

import dev.thinkwatt.catalog.evaluation.EvaluationResource.Kept;
import dev.thinkwatt.catalog.evaluation.EvaluationResource.NewEvaluation;
import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.page.Pager;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
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

/** What a model was measured to score, recorded last first. */
@Path("/console/catalog/models/{modelId}/evaluations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class EvaluationPages {

    @CheckedTemplate(basePath = "evaluation")
    static class Templates {
        static native TemplateInstance evaluations(
                String modelId, List<Kept> evaluations, Pager pager, EvaluationForm form, FieldProblems problems);
    }

    private final EvaluationResource views;
    private final EvaluationService service;
    private final Validator validator;

    EvaluationPages(EvaluationResource views, EvaluationService service, Validator validator) {
        this.views = views;
        this.service = service;
        this.validator = validator;
    }

    @GET
    public TemplateInstance evaluations(@PathParam("modelId") @Identifier String modelId, @BeanParam PageQuery query) {
        return page(modelId, query, EvaluationForm.empty(), FieldProblems.NONE);
    }

    @POST
    @RolesAllowed(Scope.CATALOG)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response record(
            @PathParam("modelId") @Identifier String modelId,
            @RestForm @DefaultValue("") String evaluationId,
            @RestForm @DefaultValue("") String benchmark,
            @RestForm @DefaultValue("") String score,
            @RestForm @DefaultValue("") String measuredOn,
            @RestForm @DefaultValue("") String source) {
        EvaluationForm form = new EvaluationForm(evaluationId, benchmark, score, measuredOn, source);
        try {
            NewEvaluation evaluation = form.toEvaluation();
            FieldProblems problems = FieldProblems.of(validator.validate(evaluation));
            if (!problems.isEmpty()) {
                return FormAgain.wrong(page(modelId, new PageQuery(), form, problems));
            }
            service.record(modelId, evaluation.toEvaluation());
            return Response.seeOther(URI.create("/console/catalog/models/" + modelId + "/evaluations"))
                    .build();
        } catch (ProblemException refused) {
            return FormAgain.refused(refused, "form", problems -> page(modelId, new PageQuery(), form, problems));
        }
    }

    private TemplateInstance page(String modelId, PageQuery query, EvaluationForm form, FieldProblems problems) {
        Page<Kept> page = views.list(modelId, query);
        Address all = Address.of("/console/catalog/models/" + modelId + "/evaluations");
        return Templates.evaluations(modelId, page.items(), query.pager(all, page.next()), form, problems);
    }
}
