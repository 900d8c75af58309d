package dev.thinkwatt.catalog.pricelist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.catalog.plan.DraftEditor;
import dev.thinkwatt.catalog.pricelist.ListedPrices.Wanted;
import dev.thinkwatt.catalog.pricelist.TakenPrices.Taken;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Takes the prices of a listed model into the draft of a plan, once they are seen beside what it has. */
@Path("/console/catalog/plans/{planId}/draft/listed-prices")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class ListedPricesPages {

    private static final int CHOICES_MAX = 200;

    @CheckedTemplate(basePath = "pricelist")
    static class Templates {
        static native TemplateInstance take(
                String planId,
                Wanted wanted,
                Choices choices,
                @Nullable List<Taken> prices,
                String etag,
                FieldProblems problems,
                @Nullable String overtaken);
    }

    /** What the form offers: price lists, models of the one that is chosen, and models of the draft. */
    record Choices(List<String> lists, List<String> listed, List<String> models) {}

    private final ListedPrices prices;
    private final PriceListRepository lists;
    private final DraftEditor drafts;
    private final Validator validator;

    ListedPricesPages(ListedPrices prices, PriceListRepository lists, DraftEditor drafts, Validator validator) {
        this.prices = prices;
        this.lists = lists;
        this.drafts = drafts;
        this.validator = validator;
    }

    @GET
    public Response form(
            @PathParam("planId") @Identifier String planId,
            @QueryParam("list") @DefaultValue("") String list,
            @QueryParam("listed") @DefaultValue("") String listed,
            @QueryParam("model") @DefaultValue("") String model) {
        Wanted wanted = new Wanted(list, null, listed.strip(), model);
        if (listed.isBlank()) {
            return answer(200, planId, wanted, null, FieldProblems.NONE, null);
        }
        FieldProblems problems = FieldProblems.of(validator.validate(wanted));
        if (!problems.isEmpty()) {
            return answer(400, planId, wanted, null, problems, null);
        }
        try {
            JsonNode document = drafts.document(planId);
            List<Taken> taken = prices.find(wanted, document).beside(document);
            return answer(200, planId, wanted, taken, FieldProblems.NONE, null);
        } catch (ProblemException refused) {
            problems = FieldProblems.of(refused, "form").orElseThrow(() -> refused);
            return answer(refused.type().status(), planId, wanted, null, problems, null);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(
            @PathParam("planId") @Identifier String planId,
            @RestForm @DefaultValue("") String etag,
            @RestForm @NotNull @Identifier String list,
            @RestForm @DefaultValue("") String listed,
            @RestForm @NotNull @Identifier String model) {
        Wanted wanted = new Wanted(list, null, listed, model);
        JsonNode document = drafts.document(planId);
        TakenPrices taken = prices.find(wanted, document);
        Optional<String> overtaken = drafts.save(planId, etag, taken::into);
        return overtaken.isPresent()
                ? answer(412, planId, wanted, taken.beside(document), FieldProblems.NONE, overtaken.get())
                : Response.seeOther(URI.create("/console/catalog/plans/" + planId + "/draft/prices"))
                        .build();
    }

    private Response answer(
            int status,
            String planId,
            Wanted wanted,
            @Nullable List<Taken> taken,
            FieldProblems problems,
            @Nullable String overtaken) {
        TemplateInstance page = Templates.take(
                planId, wanted, choices(planId, wanted.list()), taken, drafts.etag(planId), problems, overtaken);
        return Response.status(status).entity(page.render()).build();
    }

    private Choices choices(String planId, String chosen) {
        List<String> names =
                lists.page("", CHOICES_MAX).stream().map(list -> list.name).toList();
        String list = names.contains(chosen) || names.isEmpty() ? chosen : names.getFirst();
        return new Choices(
                names,
                lists.models(list, Integer.MAX_VALUE).stream()
                        .map(row -> row.key.model())
                        .toList(),
                StreamSupport.stream(drafts.document(planId).path("models").spliterator(), false)
                        .map(model -> model.path("id").asText())
                        .toList());
    }
}
