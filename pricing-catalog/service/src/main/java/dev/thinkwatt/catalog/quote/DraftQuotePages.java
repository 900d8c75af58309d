package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.catalog.plan.DraftPlans;
import dev.thinkwatt.catalog.plan.TypedDraft;
import dev.thinkwatt.catalog.plan.TypedDraft.Field;
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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a usage would cost under the draft of a plan, as it is saved, or as somebody types it: a part of the editor's pages, drawn
 * anew as they type. Nothing is saved by asking.
 */
@Path("/console/catalog/plans/{planId}/draft/price-preview")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class DraftQuotePages {

    /** What is asked about until somebody says otherwise. */
    private static final Map<String, String> USUAL =
            Map.of("inputTokens", "1000", "outputTokens", "1000", "serviceTier", ServiceTier.STANDARD.name());

    /** What the preview asks. */
    private static final List<String> QUESTION = Stream.concat(
                    Stream.of("model", "serviceTier", "site"),
                    CalculatorForm.QUANTITIES.stream().map(Quantity::field))
            .toList();

    @CheckedTemplate(basePath = "quote")
    static class Templates {
        static native TemplateInstance preview(
                String planId, boolean typed, @Nullable Asked asked, FieldProblems problems, List<Field> fields);

        static native TemplateInstance answer(
                @Nullable Asked asked, FieldProblems problems, List<Field> fields, boolean questionMissing);
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
    private final DraftPlans drafts;
    private final ElectricityService electricity;
    private final Publication publication;
    private final Validator validator;

    DraftQuotePages(
            QuoteService quotes,
            DraftPlans drafts,
            ElectricityService electricity,
            Publication publication,
            Validator validator) {
        this.quotes = quotes;
        this.drafts = drafts;
        this.electricity = electricity;
        this.publication = publication;
        this.validator = validator;
    }

    /**
     * Whatever is wrong is said in place, with 200: it is the answer while somebody types.
     *
     * @param typed whether the page has a form to ask about, which is then posted
     */
    @GET
    public TemplateInstance preview(
            @PathParam("planId") @Identifier String planId,
            @QueryParam("typed") @DefaultValue("false") boolean typed,
            @Context UriInfo uri) {
        Answered answered = answered(drafts.saved(planId), uri.getQueryParameters());
        return Templates.preview(planId, typed, answered.asked(), answered.problems(), List.of());
    }

    /**
     * With one section as a form of the editor has it; what is wrong with it is put beside its fields. The page has no question
     * while the draft is no plan: it gets one with the first answer that could ask it.
     */
    @POST
    @RolesAllowed(Scope.CATALOG)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance typed(@PathParam("planId") @Identifier String planId, MultivaluedMap<String, String> sent) {
        TypedDraft draft = drafts.typed(planId, sent);
        Answered answered = answered(draft, sent);
        boolean questionMissing = answered.asked() != null && !sent.containsKey("asked");
        return Templates.answer(answered.asked(), answered.problems(), draft.fields(), questionMissing);
    }

    /** @param asked null where the draft is no plan */
    private record Answered(@Nullable Asked asked, FieldProblems problems) {}

    private Answered answered(TypedDraft draft, MultivaluedMap<String, String> question) {
        Plan plan = draft.plan();
        if (plan == null) {
            return new Answered(null, problems(ProblemException.invalid(draft.faults())));
        }
        CalculatorForm form = form(plan, question);
        try {
            Request request = form.toRequest(publication.now());
            FieldProblems problems = FieldProblems.of(validator.validate(request));
            return problems.isEmpty()
                    ? answer(plan, form, request)
                    : new Answered(asked(plan, form, null, null), problems);
        } catch (ProblemException refused) {
            return new Answered(asked(plan, form, null, null), problems(refused));
        }
    }

    private static FieldProblems problems(ProblemException refused) {
        return FieldProblems.of(refused, "form").orElseThrow(() -> refused);
    }

    /** What the tokens cost is known even where what their electricity costs is not, or not yet. */
    private Answered answer(Plan plan, CalculatorForm form, Request request) {
        try {
            return new Answered(asked(plan, form, quotes.quote(request, plan), null), FieldProblems.NONE);
        } catch (ProblemException refused) {
            if (refused.type() != ProblemType.CONFLICT || plan.surcharge() == null) {
                throw refused;
            }
            Quote tokens = quotes.quote(request, withoutSurcharge(plan));
            return new Answered(asked(plan, form, tokens, refused.getMessage()), FieldProblems.NONE);
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

    /** Of what was sent, only the question: a form of the editor may have fields of the same names. */
    private CalculatorForm form(Plan plan, MultivaluedMap<String, String> question) {
        Map<String, String> fields = new HashMap<>(USUAL);
        fields.put("model", plan.models().getFirst().id());
        electricity.siteIds().stream().findFirst().ifPresent(site -> fields.put("site", site));
        QUESTION.forEach(name -> {
            if (question.containsKey(name)) {
                fields.put(name, question.getFirst(name));
            }
        });
        fields.put("planId", plan.id());
        return new CalculatorForm(fields);
    }

    private Asked asked(Plan plan, CalculatorForm form, @Nullable Quote quote, @Nullable String energyUnknown) {
        return new Asked(
                form,
                plan.models().stream().map(ServedModel::id).toList(),
                List.of(ServiceTier.values()),
                electricity.siteIds(),
                CalculatorForm.QUANTITIES,
                quote,
                energyUnknown);
    }
}
