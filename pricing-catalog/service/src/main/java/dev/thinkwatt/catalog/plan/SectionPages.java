package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
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
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
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

    /** As long as what the API takes. */
    private static final int LENGTH_MAX = 1 << 20;

    private final DraftEditor editor;

    SectionPages(DraftEditor editor) {
        this.editor = editor;
    }

    @GET
    public TemplateInstance form(@PathParam("planId") @Identifier String planId, @PathParam("section") String slug) {
        Section section = section(slug);
        JsonNode document = editor.get(planId).document();
        JsonNode part = section.field().map(document::path).orElse(document);
        return Templates.section(
                editor.editing(planId, section, null), part.isMissingNode() || part.isNull() ? "" : pretty(part), null);
    }

    /** What is no JSON is not stored; what is no plan is. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("planId") @Identifier String planId,
            @PathParam("section") String slug,
            @RestForm @DefaultValue("") String etag,
            @RestForm @DefaultValue("") String over,
            @RestForm @DefaultValue("") String text) {
        Section section = section(slug);
        Editing editing = editor.editing(planId, section, etag);
        JsonNode part;
        try {
            part = read(section, text);
        } catch (ProblemException unreadable) {
            String why = unreadable.problem().violations().getFirst().rule();
            return answer(400, Templates.section(editing, text, why));
        }
        Optional<String> overtaken =
                editor.save(planId, over.isEmpty() ? etag : over, document -> put(document, section, part));
        if (overtaken.isPresent()) {
            return answer(412, Templates.section(editing.overtakenBy(overtaken.get()), text, null));
        }
        return Response.seeOther(URI.create(PlanListPages.page(planId) + "/draft/json/" + slug))
                .build();
    }

    private static Response answer(int status, TemplateInstance page) {
        return Response.status(status).entity(page.render()).build();
    }

    static void put(ObjectNode document, Section section, JsonNode part) {
        if (section.field().isEmpty()) {
            document.removeAll();
            document.setAll((ObjectNode) part);
        } else if (part.isMissingNode()) {
            document.remove(section.field().get());
        } else {
            document.set(section.field().get(), part);
        }
    }

    static JsonNode read(Section section, String text) {
        if (text.length() > LENGTH_MAX) {
            throw ProblemException.invalid("text", "It must have at most " + LENGTH_MAX + " characters.");
        }
        try {
            JsonNode part = Json.strict().readTree(text);
            if (section.field().isEmpty() && !part.isObject()) {
                throw ProblemException.invalid("text", "It must be an object.");
            }
            DraftDocument.endless(part).stream().findFirst().ifPresent(number -> {
                throw ProblemException.invalid("text", "What stands at " + number.field() + " " + number.rule() + ".");
            });
            return part;
        } catch (StreamConstraintsException e) {
            throw ProblemException.invalid("text", "It nests too deep, or has a number or a name that is too long.");
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid(
                    "text",
                    "This is no JSON: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        }
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
