package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.plan.DraftResource.Draft;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
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

/** The draft of a plan: how it stands, what is wrong with it, and what can be done. */
@Path("/console/catalog/plans/{planId}/draft")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class DraftPages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance draft(Draft draft, List<Editing.Tab> sections, boolean published);

        static native TemplateInstance discard(Draft draft, FieldProblems problems);
    }

    private final DraftEditor editor;
    private final DraftService drafts;
    private final PlanVersionRepository versions;

    DraftPages(DraftEditor editor, DraftService drafts, PlanVersionRepository versions) {
        this.editor = editor;
        this.drafts = drafts;
        this.versions = versions;
    }

    @GET
    public TemplateInstance draft(@PathParam("planId") @Identifier String planId) {
        Draft draft = editor.get(planId);
        return Templates.draft(
                draft,
                Editing.of(planId, Section.WHOLE, draft, null).tabs(),
                !versions.history(planId).versions().isEmpty());
    }

    /** Begins the draft as a copy of a version; where there is one already that stays. */
    @POST
    @RolesAllowed(Scope.CATALOG)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@PathParam("planId") @Identifier String planId, @RestForm @Nullable Integer version) {
        drafts.duplicate(planId, planId, version);
        return Response.seeOther(URI.create(PlanListPages.page(planId) + "/draft"))
                .build();
    }

    @GET
    @Path("/discard")
    @RolesAllowed(Scope.CATALOG)
    public TemplateInstance discarding(@PathParam("planId") @Identifier String planId) {
        return Templates.discard(editor.get(planId), FieldProblems.NONE);
    }

    @POST
    @Path("/discard")
    @RolesAllowed(Scope.CATALOG)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response discard(
            @PathParam("planId") @Identifier String planId,
            @RestForm @DefaultValue("") String etag,
            @RestForm @DefaultValue("") String confirmation) {
        FieldProblems problems = FieldProblems.unlessTyped(confirmation, planId, "the id of the plan");
        if (!problems.isEmpty()) {
            return FormAgain.wrong(Templates.discard(editor.get(planId), problems));
        }
        drafts.discard(planId, Condition.of(etag, null).required());
        return Response.seeOther(URI.create(PlanListPages.PATH)).build();
    }
}
