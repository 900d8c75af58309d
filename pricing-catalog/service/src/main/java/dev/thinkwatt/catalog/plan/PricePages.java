package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.catalog.form.Sent;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The prices of a draft as a table. */
@Path("/console/catalog/plans/{planId}/draft/prices")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class PricePages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance prices(
                Editing editing,
                @Nullable PriceTable table,
                List<String> models,
                List<UsageKind> kinds,
                String currency);
    }

    private final DraftEditor editor;

    PricePages(DraftEditor editor) {
        this.editor = editor;
    }

    @GET
    public TemplateInstance form(@PathParam("planId") @Identifier String planId) {
        Editing editing = editor.editing(planId, Section.PRICES, null);
        return page(editing, PriceTable.of(editing.document()).orElse(null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("planId") @Identifier String planId, MultivaluedMap<String, String> fields) {
        Sent sent = new Sent(fields);
        Map<PriceKey, Map<ServiceTier, String>> amounts = new PriceForm(sent).amounts();
        Optional<String> overtaken = editor.save(planId, sent, document -> PriceTable.write(document, amounts));
        if (overtaken.isEmpty()) {
            return Response.seeOther(URI.create(PlanListPages.page(planId) + "/draft/prices"))
                    .build();
        }
        Editing editing =
                editor.editing(planId, Section.PRICES, sent.value("etag")).overtakenBy(overtaken.get());
        return Response.status(412)
                .entity(page(editing, PriceTable.typed(amounts)).render())
                .build();
    }

    private static TemplateInstance page(Editing editing, @Nullable PriceTable table) {
        JsonNode document = editing.document();
        List<String> models = StreamSupport.stream(document.path("models").spliterator(), false)
                .map(model -> model.path("id").asText())
                .toList();
        String currency = document.at("/baseFee/currency").asText("");
        return Templates.prices(editing, table, models, List.of(UsageKind.values()), currency);
    }
}
