package dev.thinkwatt.catalog.surcharge;

import dev.thinkwatt.catalog.plan.DraftPlans;
import dev.thinkwatt.catalog.plan.TypedPolicy;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/**
 * What floor and cap of a policy would have cut last month, as somebody types it: a part of the editor's page, drawn anew as they
 * type. Nothing is saved by asking; whatever is wrong is said in place, with 200.
 */
@Path("/console/catalog/plans/{planId}/draft/surcharge-preview")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class CutPages {

    @CheckedTemplate(basePath = "surcharge")
    static class Templates {
        static native TemplateInstance cut(TypedPolicy typed, List<SiteMonth> sites);
    }

    private final DraftPlans drafts;
    private final PolicyMonths months;

    CutPages(DraftPlans drafts, PolicyMonths months) {
        this.drafts = drafts;
        this.months = months;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance cut(@PathParam("planId") @Identifier String planId, MultivaluedMap<String, String> sent) {
        TypedPolicy typed = drafts.policy(planId, sent);
        SurchargePolicy policy = typed.policy();
        return Templates.cut(typed, policy == null || policy.steps() != null ? List.of() : months.of(policy));
    }
}
