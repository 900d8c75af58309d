package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.catalog.quote.WhatIfResource.Answer;
import dev.thinkwatt.catalog.quote.WhatIfResource.Question;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path.Node;
import jakarta.validation.Validator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scenarios of electricity: today's numbers beside those of a change. The question is in the address. */
@Path("/console/catalog/energy-what-if")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class WhatIfPages {

    @CheckedTemplate(basePath = "quote")
    static class Templates {
        static native TemplateInstance whatif(
                WhatIfForm form, Choices choices, @Nullable Answer answer, FieldProblems problems);
    }

    private final WhatIfService scenarios;
    private final PlanService plans;
    private final ElectricityService electricity;
    private final Publication publication;
    private final Validator validator;

    WhatIfPages(
            WhatIfService scenarios,
            PlanService plans,
            ElectricityService electricity,
            Publication publication,
            Validator validator) {
        this.scenarios = scenarios;
        this.plans = plans;
        this.electricity = electricity;
        this.publication = publication;
        this.validator = validator;
    }

    @GET
    public Response scenario(@Context UriInfo uri) {
        WhatIfForm form = WhatIfForm.sent(uri.getQueryParameters());
        Instant now = publication.now();
        if (!form.isAsked()) {
            return answer(200, form, null, FieldProblems.NONE, now);
        }
        try {
            Question question = form.toQuestion(now);
            FieldProblems problems = problems(validator.validate(question));
            return problems.isEmpty()
                    ? answer(200, form, scenarios.answer(question), problems, now)
                    : answer(400, form, null, problems, now);
        } catch (ProblemException refused) {
            FieldProblems problems = FieldProblems.of(refused, "form").orElseThrow(() -> refused);
            return answer(refused.type().status(), form, null, ofFields(problems), now);
        }
    }

    /** By the field itself, whatever it is a part of: so the form names it. */
    private static FieldProblems problems(Set<ConstraintViolation<Question>> violations) {
        FieldProblems problems = FieldProblems.NONE;
        for (ConstraintViolation<Question> violation : violations) {
            String field = "";
            for (Node node : violation.getPropertyPath()) {
                field = node.getName();
            }
            problems = problems.and(FieldProblems.of(field, violation.getMessage()));
        }
        return problems;
    }

    private static FieldProblems ofFields(FieldProblems problems) {
        Map<String, String> sentences = new HashMap<>();
        problems.sentences()
                .forEach((field, sentence) -> sentences.put(field.substring(field.lastIndexOf('.') + 1), sentence));
        return new FieldProblems(sentences);
    }

    private Response answer(int status, WhatIfForm form, @Nullable Answer answer, FieldProblems problems, Instant now) {
        Choices choices = Choices.of(plans.inForceAt(now), electricity.siteIds(), WhatIfForm.QUANTITIES);
        return Response.status(status)
                .entity(Templates.whatif(form, choices, answer, problems).render())
                .build();
    }
}
