package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.form.Sent;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
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
import java.util.Optional;

/** A section of a draft as a form. */
@Path("/console/catalog/plans/{planId}/draft/form/{section}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class FormPages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance form(Editing editing, SectionForm form);
    }

    private final DraftEditor editor;
    private final SectionForms forms;
    private final DraftPlans drafts;

    FormPages(DraftEditor editor, SectionForms forms, DraftPlans drafts) {
        this.editor = editor;
        this.forms = forms;
        this.drafts = drafts;
    }

    @GET
    public TemplateInstance form(@PathParam("planId") @Identifier String planId, @PathParam("section") String slug) {
        Editing editing = editor.editing(planId, section(slug), null);
        return page(editing, forms.view(editing.section(), editing.document(), editing.faults()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("planId") @Identifier String planId,
            @PathParam("section") String slug,
            MultivaluedMap<String, String> fields) {
        Section section = section(slug);
        Sent sent = new Sent(fields);
        Optional<String> overtaken = editor.save(planId, sent, document -> forms.write(section, sent, document));
        if (overtaken.isEmpty()) {
            return Response.seeOther(URI.create(PlanListPages.page(planId) + "/draft/" + section.page()))
                    .build();
        }
        Editing editing = editor.editing(planId, section, sent.value("etag")).overtakenBy(overtaken.get());
        SectionForm form = forms.view(section, written(editing, sent), Faults.NONE);
        return Response.status(412).entity(page(editing, form).render()).build();
    }

    /** As it is typed, with a row more or less, or with what is asked after another answer. Nothing is saved. */
    @POST
    @Path("/drawn")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response draw(
            @PathParam("planId") @Identifier String planId,
            @PathParam("section") String slug,
            MultivaluedMap<String, String> fields) {
        Sent sent = new Sent(fields);
        Editing editing = editor.editing(planId, section(slug), sent.value("etag"));
        ObjectNode document = written(editing, sent);
        SectionForm form = forms.view(editing.section(), document, drafts.faults(planId, document))
                .goingOnAt(sent.next());
        return Response.ok(page(editing, form).render())
                .header("HX-Trigger-After-Settle", "redrawn")
                .build();
    }

    /** The draft as it is now, with what was sent in its place; nothing else where it is gone. */
    private ObjectNode written(Editing editing, Sent sent) {
        ObjectNode document = editing.document() instanceof ObjectNode draft
                ? draft.deepCopy()
                : JsonNodeFactory.instance.objectNode();
        forms.write(editing.section(), sent, document);
        return document;
    }

    private static TemplateInstance page(Editing editing, SectionForm form) {
        return Templates.form(editing, form);
    }

    private static Section section(String slug) {
        return Section.bySlug(slug)
                .filter(Section::isForm)
                .orElseThrow(() -> ProblemException.notFound("A draft has no form " + slug));
    }
}
