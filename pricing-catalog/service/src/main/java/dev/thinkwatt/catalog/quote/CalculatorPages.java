package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.catalog.quote.QuoteResource.Quote;
import dev.thinkwatt.catalog.quote.QuoteResource.Request;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a usage would cost, for whoever wants to know. The question is in the address. */
@Path("/console/catalog/calculator")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({
    Scope.OPERATIONS,
    Scope.FINANCE,
    Scope.FINANCE_READ,
    Scope.CATALOG,
    Scope.CATALOG_APPROVE,
    Scope.CATALOG_READ,
    Scope.AUDITOR
})
@Blocking
class CalculatorPages {

    @CheckedTemplate(basePath = "quote")
    static class Templates {
        static native TemplateInstance calculator(
                CalculatorForm form, Choices choices, @Nullable Quote quote, FieldProblems problems);
    }

    private final QuoteService quotes;
    private final PlanService plans;
    private final ElectricityService electricity;
    private final Publication publication;
    private final Validator validator;

    CalculatorPages(
            QuoteService quotes,
            PlanService plans,
            ElectricityService electricity,
            Publication publication,
            Validator validator) {
        this.quotes = quotes;
        this.plans = plans;
        this.electricity = electricity;
        this.publication = publication;
        this.validator = validator;
    }

    @GET
    public Response calculator(@Context UriInfo uri) {
        CalculatorForm form = CalculatorForm.sent(uri.getQueryParameters());
        Instant now = publication.now();
        if (!form.isAsked()) {
            return answer(200, form, null, FieldProblems.NONE, now);
        }
        try {
            Request request = form.toRequest(now);
            FieldProblems problems = FieldProblems.of(validator.validate(request));
            return problems.isEmpty()
                    ? answer(200, form, quotes.quote(request), problems, now)
                    : answer(400, form, null, problems, now);
        } catch (ProblemException refused) {
            FieldProblems problems = FieldProblems.of(refused, "form").orElseThrow(() -> refused);
            return answer(refused.type().status(), form, null, problems, now);
        }
    }

    private Response answer(
            int status, CalculatorForm form, @Nullable Quote quote, FieldProblems problems, Instant now) {
        Choices choices = Choices.of(plans.inForceAt(now), electricity.siteIds(), CalculatorForm.QUANTITIES);
        return Response.status(status)
                .entity(Templates.calculator(form, choices, quote, problems).render())
                .build();
    }
}
