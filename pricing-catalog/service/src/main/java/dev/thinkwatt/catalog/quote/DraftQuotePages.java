package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.catalog.plan.DraftEditor;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.catalog.quote.CalculatorForm.Quantity;
import dev.thinkwatt.catalog.quote.QuoteResource.Quote;
import dev.thinkwatt.catalog.quote.QuoteResource.Request;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a usage would cost under the draft of a plan as it is saved: a part of the editor's pages, drawn anew as somebody types. */
@Path("/console/catalog/plans/{planId}/draft/price-preview")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class DraftQuotePages {

    /** What is asked about until somebody says otherwise. */
    private static final Map<String, String> USUAL =
            Map.of("inputTokens", "1000", "outputTokens", "1000", "serviceTier", ServiceTier.STANDARD.name());

    @CheckedTemplate(basePath = "quote")
    static class Templates {
        static native TemplateInstance preview(String planId, @Nullable Asked asked, FieldProblems problems);
    }

    /**
     * A usage under a draft that is a plan.
     *
     * @param quote null where it has no price
     * @param energyUnknown why the quote leaves electricity out though the plan passes it on; null where it does not
     */
    record Asked(
            CalculatorForm form,
            List<String> models,
            List<ServiceTier> tiers,
            List<String> sites,
            List<Quantity> quantities,
            @Nullable Quote quote,
            @Nullable String energyUnknown) {}

    private final QuoteService quotes;
    private final DraftEditor drafts;
    private final ElectricityService electricity;
    private final Publication publication;
    private final Validator validator;

    DraftQuotePages(
            QuoteService quotes,
            DraftEditor drafts,
            ElectricityService electricity,
            Publication publication,
            Validator validator) {
        this.quotes = quotes;
        this.drafts = drafts;
        this.electricity = electricity;
        this.publication = publication;
        this.validator = validator;
    }

    /** Whatever is wrong is said in place, with 200: it is the answer while somebody types. */
    @GET
    public TemplateInstance preview(@PathParam("planId") @Identifier String planId, @Context UriInfo uri) {
        Plan plan;
        try {
            plan = drafts.plan(planId);
        } catch (ProblemException refused) {
            if (refused.type() != ProblemType.INVALID_REQUEST) {
                throw refused;
            }
            return Templates.preview(
                    planId, null, FieldProblems.of(refused, "form").orElseThrow());
        }
        CalculatorForm form = form(plan, uri);
        try {
            Request request = form.toRequest(publication.now());
            FieldProblems problems = FieldProblems.of(validator.validate(request));
            return problems.isEmpty() ? answer(plan, form, request) : answer(plan, form, null, null, problems);
        } catch (ProblemException refused) {
            return answer(
                    plan, form, null, null, FieldProblems.of(refused, "form").orElseThrow(() -> refused));
        }
    }

    /** What the tokens cost is known even where what their electricity costs is not, or not yet. */
    private TemplateInstance answer(Plan plan, CalculatorForm form, Request request) {
        try {
            return answer(plan, form, quotes.quote(request, plan), null, FieldProblems.NONE);
        } catch (ProblemException refused) {
            if (refused.type() != ProblemType.CONFLICT || plan.surcharge() == null) {
                throw refused;
            }
            Quote tokens = quotes.quote(request, withoutSurcharge(plan));
            return answer(plan, form, tokens, refused.getMessage(), FieldProblems.NONE);
        }
    }

    private static Plan withoutSurcharge(Plan plan) {
        return new Plan(
                plan.id(),
                plan.version(),
                plan.name(),
                plan.paid(),
                plan.baseFee(),
                plan.usageTerms(),
                plan.unlistedModel(),
                plan.models(),
                plan.allowances(),
                plan.prices(),
                null,
                plan.hold(),
                plan.expiry(),
                plan.entitlements(),
                plan.priceTerms(),
                plan.periodTerms());
    }

    private CalculatorForm form(Plan plan, UriInfo uri) {
        Map<String, String> fields = new HashMap<>(USUAL);
        fields.put("model", plan.models().getFirst().id());
        electricity.siteIds().stream().findFirst().ifPresent(site -> fields.put("site", site));
        uri.getQueryParameters().forEach((name, values) -> fields.put(name, values.getFirst()));
        fields.put("planId", plan.id());
        fields.remove("version");
        return new CalculatorForm(fields);
    }

    private TemplateInstance answer(
            Plan plan,
            CalculatorForm form,
            @Nullable Quote quote,
            @Nullable String energyUnknown,
            FieldProblems problems) {
        Asked asked = new Asked(
                form,
                plan.models().stream().map(ServedModel::id).toList(),
                List.of(ServiceTier.values()),
                electricity.siteIds(),
                CalculatorForm.QUANTITIES,
                quote,
                energyUnknown);
        return Templates.preview(plan.id(), asked, problems);
    }
}
