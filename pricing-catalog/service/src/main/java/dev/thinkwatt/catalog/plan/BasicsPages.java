package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.form.Sent;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Name, fee and terms of a draft. */
@Path("/console/catalog/plans/{planId}/draft/basics")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class BasicsPages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance basics(
                Editing editing, BasicsForm form, List<Plan.UsageTerms> terms, List<Plan.UnlistedModel> unlisted);
    }

    private final DraftEditor editor;

    BasicsPages(DraftEditor editor) {
        this.editor = editor;
    }

    @GET
    public TemplateInstance form(@PathParam("planId") @Identifier String planId) {
        Editing editing = editor.editing(planId, Section.BASICS, null);
        return page(editing, BasicsForm.of(editing.document()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("planId") @Identifier String planId, MultivaluedMap<String, String> fields) {
        Sent sent = new Sent(fields);
        BasicsForm form = BasicsForm.of(sent);
        Optional<String> overtaken = editor.save(planId, sent, form::writeTo);
        if (overtaken.isEmpty()) {
            return Response.seeOther(URI.create(PlanListPages.page(planId) + "/draft/basics"))
                    .build();
        }
        Editing editing =
                editor.editing(planId, Section.BASICS, sent.value("etag")).overtakenBy(overtaken.get());
        return Response.status(412).entity(page(editing, form).render()).build();
    }

    private static TemplateInstance page(Editing editing, BasicsForm form) {
        return Templates.basics(editing, form, List.of(Plan.UsageTerms.values()), List.of(Plan.UnlistedModel.values()));
    }
}
