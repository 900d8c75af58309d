package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.defaults.DefaultModelResource.Entry;
import dev.thinkwatt.catalog.defaults.DefaultModelResource.NewDefault;
import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.page.Pager;
import dev.thinkwatt.support.page.TypedTime;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Which model a plan serves where a request names none: set now or later, and rolled back. */
@Path("/console/catalog/plans/{planId}/defaults")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class DefaultPages {

    @CheckedTemplate(basePath = "defaults")
    static class Templates {
        static native TemplateInstance defaults(
                String planId,
                List<Entry> entries,
                Pager pager,
                List<ServedModel> models,
                DefaultForm form,
                FieldProblems problems,
                Collection<Violation> regressions);

        static native TemplateInstance rollback(String planId, String reason, FieldProblems problems);
    }

    private final DefaultModelResource views;
    private final DefaultModelService service;
    private final RollbackService rollbacks;
    private final PlanService plans;
    private final Publication publication;
    private final Validator validator;

    DefaultPages(
            DefaultModelResource views,
            DefaultModelService service,
            RollbackService rollbacks,
            PlanService plans,
            Publication publication,
            Validator validator) {
        this.views = views;
        this.service = service;
        this.rollbacks = rollbacks;
        this.plans = plans;
        this.publication = publication;
        this.validator = validator;
    }

    /** A default as somebody enters it. */
    record DefaultForm(String model, String effectiveFrom, String reason, String acknowledgement) {
        static final DefaultForm EMPTY = new DefaultForm("", "", "", "");

        /** As browsers send it, in UTC; null for nothing. */
        @Nullable Instant from() {
            return TypedTime.parseAny(effectiveFrom, "effectiveFrom");
        }

        NewDefault toDefault() {
            return new NewDefault(
                    model, from(), reason.strip(), acknowledgement.isBlank() ? null : acknowledgement.strip());
        }
    }

    @GET
    public TemplateInstance defaults(@PathParam("planId") @Identifier String planId, @BeanParam PageQuery query) {
        return page(planId, query, DefaultForm.EMPTY, FieldProblems.NONE, List.of());
    }

    @POST
    @RolesAllowed(Scope.CATALOG)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response set(
            @PathParam("planId") @Identifier String planId,
            @RestForm @DefaultValue("") String model,
            @RestForm @DefaultValue("") String effectiveFrom,
            @RestForm @DefaultValue("") String reason,
            @RestForm @DefaultValue("") String acknowledgement) {
        DefaultForm form = new DefaultForm(model, effectiveFrom, reason, acknowledgement);
        FieldProblems problems;
        Collection<Violation> regressions = List.of();
        int status = 400;
        try {
            NewDefault wish = form.toDefault();
            problems = FieldProblems.of(validator.validate(wish));
            if (problems.isEmpty()) {
                service.set(new DefaultModelService.Wish(
                        planId, wish.model(), wish.effectiveFrom(), wish.reason(), wish.acknowledgement()));
                return Response.seeOther(URI.create(path(planId))).build();
            }
        } catch (ProblemException refused) {
            problems = FieldProblems.of(refused, "form").orElseThrow(() -> refused);
            status = refused.type().status();
            if (problems.of("form") != null) {
                regressions = refused.problem().violations();
            }
        }
        return Response.status(status)
                .entity(page(planId, new PageQuery(), form, problems, regressions)
                        .render())
                .build();
    }

    @GET
    @Path("/rollback")
    @RolesAllowed(Scope.CATALOG)
    public TemplateInstance rollingBack(@PathParam("planId") @Identifier String planId) {
        requirePlan(planId);
        return Templates.rollback(planId, "", FieldProblems.NONE);
    }

    @POST
    @Path("/rollback")
    @RolesAllowed(Scope.CATALOG)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rollBack(
            @PathParam("planId") @Identifier String planId,
            @RestForm @DefaultValue("") String confirmation,
            @RestForm @DefaultValue("") String reason) {
        requirePlan(planId);
        FieldProblems problems =
                FieldProblems.of(validator.validate(new DefaultModelResource.Rollback(List.of(planId), reason)));
        problems = problems.and(FieldProblems.unlessTyped(confirmation, planId, "the id of the plan"));
        if (!problems.isEmpty()) {
            return FormAgain.wrong(Templates.rollback(planId, reason, problems));
        }
        try {
            rollbacks.rollBack(List.of(planId), reason.strip());
            return Response.seeOther(URI.create(path(planId))).build();
        } catch (ProblemException refused) {
            return FormAgain.refused(refused, "form", wrong -> Templates.rollback(planId, reason, wrong));
        }
    }

    private TemplateInstance page(
            String planId,
            PageQuery query,
            DefaultForm form,
            FieldProblems problems,
            Collection<Violation> regressions) {
        Page<Entry> page = views.history(planId, query);
        List<ServedModel> models =
                plans.inForceAt(planId, publication.now()).map(Plan::models).orElse(List.of());
        return Templates.defaults(
                planId,
                page.items(),
                query.pager(Address.of(path(planId)), page.next()),
                models,
                form,
                problems,
                regressions);
    }

    private void requirePlan(String planId) {
        if (!plans.exists(planId)) {
            throw ProblemException.notFound("There is no plan " + planId);
        }
    }

    private static String path(String planId) {
        return "/console/catalog/plans/" + planId + "/defaults";
    }
}
