package dev.thinkwatt.catalog.economics;

import dev.thinkwatt.catalog.economics.EconomicsResource.PlanEconomics;
import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fully used allowances of a plan are worth, beside its fee, and cost in electricity. The question is in the address. */
@Path("/console/catalog/plans/{planId}/economics")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class EconomicsPages {

    @CheckedTemplate(basePath = "economics")
    static class Templates {
        static native TemplateInstance economics(
                String planId,
                EconomicsForm form,
                List<String> sites,
                @Nullable PlanEconomics answer,
                FieldProblems problems);
    }

    private final EconomicsService economics;
    private final ElectricityService electricity;

    EconomicsPages(EconomicsService economics, ElectricityService electricity) {
        this.economics = economics;
        this.electricity = electricity;
    }

    @GET
    public Response economics(
            @PathParam("planId") @Identifier String planId,
            @QueryParam("version") @DefaultValue("") String version,
            @QueryParam("inputTokens") @DefaultValue("") String inputTokens,
            @QueryParam("outputTokens") @DefaultValue("") String outputTokens,
            @QueryParam("site") @DefaultValue("") String site,
            @QueryParam("pricePerKwh") @DefaultValue("") String pricePerKwh) {
        EconomicsForm form = new EconomicsForm(version, inputTokens, outputTokens, site, pricePerKwh);
        @Nullable PlanEconomics answer = null;
        FieldProblems problems = FieldProblems.NONE;
        int status = 200;
        try {
            answer = economics.answer(form.toQuestion(planId));
        } catch (ProblemException refused) {
            problems = FieldProblems.of(refused, "form").orElseThrow(() -> refused);
            status = refused.type().status();
        }
        return Response.status(status)
                .entity(Templates.economics(planId, form, electricity.siteIds(), answer, problems)
                        .render())
                .build();
    }
}
