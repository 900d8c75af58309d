package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan has asked for a model, one model at a time. */
@Path("/console/catalog/plans/{planId}/price-history")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class PriceHistoryPages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance pricehistory(
                String planId, String model, List<String> models, List<PriceHistory.Line> lines);
    }

    private final PlanVersionRepository versions;

    PriceHistoryPages(PlanVersionRepository versions) {
        this.versions = versions;
    }

    /** @param model the first by name, if absent */
    @GET
    public TemplateInstance history(
            @PathParam("planId") @Identifier String planId, @QueryParam("model") @Nullable String model) {
        PlanHistory history = versions.history(planId);
        List<String> models = PriceHistory.models(history);
        if (models.isEmpty()) {
            throw ProblemException.notFound("No plan " + planId + " has or had a price.");
        }
        String chosen = model == null ? models.getFirst() : model;
        return Templates.pricehistory(planId, chosen, models, PriceHistory.of(chosen, history));
    }
}
