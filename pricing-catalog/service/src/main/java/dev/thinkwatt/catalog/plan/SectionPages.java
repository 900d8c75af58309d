package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.catalog.form.Sent;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.json.Json;
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
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A section of a draft as JSON. */
@Path("/console/catalog/plans/{planId}/draft/json/{section}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class SectionPages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance section(Editing editing, String text, @Nullable String unreadable);
    }

    private final DraftEditor editor;

    SectionPages(DraftEditor editor) {
        this.editor = editor;
    }

    @GET
    public TemplateInstance form(@PathParam("planId") @Identifier String planId, @PathParam("section") String slug) {
        Section section = section(slug);
        Editing editing = editor.editing(planId, section, null);
        JsonNode document = editing.document();
        JsonNode part = section.field().map(document::path).orElse(document);
        return Templates.section(editing, part.isMissingNode() || part.isNull() ? "" : pretty(part), null);
    }

    /** What is no JSON is not stored; what is no plan is. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("planId") @Identifier String planId,
            @PathParam("section") String slug,
            MultivaluedMap<String, String> fields) {
        Section section = section(slug);
        Sent sent = new Sent(fields);
        String text = sent.value("text");
        JsonNode part;
        try {
            part = section.read(text);
        } catch (ProblemException unreadable) {
            String why = unreadable.problem().violations().getFirst().rule();
            return answer(400, Templates.section(editing(planId, section, sent), text, why));
        }
        Optional<String> overtaken = editor.save(planId, sent, document -> section.put(document, part));
        if (overtaken.isPresent()) {
            Editing editing = editing(planId, section, sent).overtakenBy(overtaken.get());
            return answer(412, Templates.section(editing, text, null));
        }
        return Response.seeOther(URI.create(PlanListPages.page(planId) + "/draft/json/" + slug))
                .build();
    }

    private Editing editing(String planId, Section section, Sent sent) {
        return editor.editing(planId, section, sent.value("etag"));
    }

    private static Response answer(int status, TemplateInstance page) {
        return Response.status(status).entity(page.render()).build();
    }

    private static String pretty(JsonNode part) {
        try {
            return Json.tolerant().writerWithDefaultPrettyPrinter().writeValueAsString(part);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Section section(String slug) {
        return Section.bySlug(slug)
                .filter(section -> section != Section.BASICS)
                .orElseThrow(() -> ProblemException.notFound("A draft has no section " + slug));
    }
}
