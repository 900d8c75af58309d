package dev.thinkwatt.catalog.model;

import dev.thinkwatt.catalog.model.ServedModelResource.Move;
import dev.thinkwatt.catalog.model.ServedModelResource.NextStage;
import dev.thinkwatt.catalog.model.ServedModelResource.Published;
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
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** One model, and the stage that it is in. */
@Path("/console/catalog/models/{modelId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class ModelPages {

    @CheckedTemplate(basePath = "model")
    static class Templates {
        static native TemplateInstance model(
                Published known, List<NextStage> next, String reason, FieldProblems problems);
    }

    private final ServedModelResource views;
    private final ServedModelService service;
    private final Validator validator;

    ModelPages(ServedModelResource views, ServedModelService service, Validator validator) {
        this.views = views;
        this.service = service;
        this.validator = validator;
    }

    @GET
    public TemplateInstance model(@PathParam("modelId") @Identifier String modelId) {
        return page(modelId, "", FieldProblems.NONE);
    }

    @POST
    @RolesAllowed(Scope.CATALOG)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response move(
            @PathParam("modelId") @Identifier String modelId,
            @RestForm @DefaultValue("") String stage,
            @RestForm @DefaultValue("") String reason) {
        try {
            Move move = new Move(next(stage), reason);
            FieldProblems problems = FieldProblems.of(validator.validate(move));
            if (!problems.isEmpty()) {
                return FormAgain.wrong(page(modelId, reason, problems));
            }
            service.move(modelId, move.stage().toLifecycle(), reason.strip());
            return Response.seeOther(URI.create(ModelListPages.PATH + "/" + modelId))
                    .build();
        } catch (ProblemException refused) {
            return FormAgain.refused(refused, "form", problems -> page(modelId, reason, problems));
        }
    }

    private static NextStage next(String stage) {
        return Arrays.stream(NextStage.values())
                .filter(one -> one.name().equals(stage))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("stage", "must be one of those that the form offers"));
    }

    private TemplateInstance page(String modelId, String reason, FieldProblems problems) {
        Published known = views.one(modelId).getEntity();
        List<NextStage> next = known.retiresAt() != null
                ? List.of()
                : Arrays.stream(NextStage.values())
                        .filter(stage -> stage.toLifecycle().stage() != known.stage())
                        .filter(stage -> stage != NextStage.LEGACY || known.stage() != Lifecycle.Stage.ANNOUNCED)
                        .toList();
        return Templates.model(known, next, reason, problems);
    }
}
