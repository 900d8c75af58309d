package dev.thinkwatt.catalog.retirement;

import dev.thinkwatt.catalog.model.Lifecycle.Stage;
import dev.thinkwatt.catalog.retirement.RetirementResource.Announcement;
import dev.thinkwatt.catalog.retirement.RetirementResource.Retirement;
import dev.thinkwatt.catalog.retirement.RetirementResource.Withdrawal;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.page.TypedTime;
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
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;

/** From when on a model is no longer served: announced with notice, put off, withdrawn. */
@Path("/console/catalog/models/{modelId}/retirement")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class RetirementPages {

    @CheckedTemplate(basePath = "retirement")
    static class Templates {
        static native TemplateInstance retirement(
                Retirement retirement, boolean retired, String retireAt, String reason, FieldProblems problems);
    }

    private final RetirementResource views;
    private final RetirementService retirements;
    private final Validator validator;

    RetirementPages(RetirementResource views, RetirementService retirements, Validator validator) {
        this.views = views;
        this.retirements = retirements;
        this.validator = validator;
    }

    @GET
    public TemplateInstance retirement(@PathParam("modelId") @Identifier String modelId) {
        return page(modelId, "", "", FieldProblems.NONE);
    }

    @POST
    @RolesAllowed(Scope.CATALOG)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response announce(
            @PathParam("modelId") @Identifier String modelId,
            @RestForm @DefaultValue("") String retireAt,
            @RestForm @DefaultValue("") String reason,
            @RestForm @DefaultValue("") String confirmation) {
        return answer(modelId, retireAt, reason, () -> {
            Instant at = TypedTime.parse(retireAt, "retireAt");
            FieldProblems problems = FieldProblems.of(validator.validate(new Announcement(at, reason)));
            problems = problems.and(FieldProblems.unlessTyped(confirmation, modelId, "the id of the model"));
            if (problems.isEmpty()) {
                retirements.announce(modelId, at, reason.strip());
            }
            return problems;
        });
    }

    @POST
    @Path("/withdrawal")
    @RolesAllowed(Scope.CATALOG)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(
            @PathParam("modelId") @Identifier String modelId, @RestForm @DefaultValue("") String reason) {
        return answer(modelId, "", reason, () -> {
            FieldProblems problems = FieldProblems.of(validator.validate(new Withdrawal(reason)));
            if (problems.isEmpty()) {
                retirements.withdraw(modelId, reason.strip());
            }
            return problems;
        });
    }

    /** Back to the page where all went well; else the page with what was entered, and what is wrong. */
    private Response answer(String modelId, String retireAt, String reason, Supplier<FieldProblems> act) {
        try {
            FieldProblems problems = act.get();
            if (!problems.isEmpty()) {
                return FormAgain.wrong(page(modelId, retireAt, reason, problems));
            }
            return Response.seeOther(URI.create("/console/catalog/models/" + modelId + "/retirement"))
                    .build();
        } catch (ProblemException refused) {
            return FormAgain.refused(refused, "form", problems -> page(modelId, retireAt, reason, problems));
        }
    }

    private TemplateInstance page(String modelId, String retireAt, String reason, FieldProblems problems) {
        Retirement retirement = views.retirement(modelId);
        boolean retired = retirement.stage() == Stage.RETIRED;
        return Templates.retirement(retirement, retired, retireAt, reason, problems);
    }
}
