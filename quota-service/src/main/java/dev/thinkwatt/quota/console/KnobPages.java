package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.Knob;
import dev.thinkwatt.quota.decision.HoldingsReader;
import dev.thinkwatt.quota.decision.HoldingsReader.Present;
import dev.thinkwatt.quota.knob.KnobService;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
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
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Sets what a plan lets its subscribers set. */
@Path("/console/quota/subscribers/{subscriberId}/knobs")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.OPERATIONS)
@Blocking
class KnobPages {

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance knobs(
                String subscriberId, String planId, Offers offers, KnobForm form, FieldProblems problems);
    }

    /** What a plan offers to set; null where it does not. */
    record Offers(
            Knob.@Nullable Persona persona,
            Knob.@Nullable SpendingCap spendingCap,
            Knob.@Nullable SafetyLevel safetyLevel) {

        static Offers of(Entitlements plan) {
            return new Offers(
                    plan.knob(Knob.Persona.class).orElse(null),
                    plan.knob(Knob.SpendingCap.class).orElse(null),
                    plan.knob(Knob.SafetyLevel.class).orElse(null));
        }

        public boolean none() {
            return persona == null && spendingCap == null && safetyLevel == null;
        }
    }

    private final Desk desk;
    private final HoldingsReader holdings;
    private final KnobService knobs;

    KnobPages(Desk desk, HoldingsReader holdings, KnobService knobs) {
        this.desk = desk;
        this.holdings = holdings;
        this.knobs = knobs;
    }

    @GET
    public TemplateInstance form(@PathParam("subscriberId") @Identifier String subscriberId) {
        Present present = holdings.read(desk.subscriber(subscriberId, desk.now()));
        return page(present.subscriber(), KnobForm.of(present.chosen()), FieldProblems.NONE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response set(
            @PathParam("subscriberId") @Identifier String subscriberId,
            @RestForm @DefaultValue("") String style,
            @RestForm @DefaultValue("") String warmth,
            @RestForm @DefaultValue("") String spendingCap,
            @RestForm @DefaultValue("") String safetyLevel) {
        KnobForm form = new KnobForm(style, warmth, spendingCap, safetyLevel);
        Subscriber subscriber = desk.subscriber(subscriberId, desk.now());
        try {
            knobs.set(subscriberId, form.toKnobs(subscriber.plan().entitlements()));
            return Response.seeOther(URI.create(Desk.page(subscriberId) + "#knobs"))
                    .build();
        } catch (ProblemException refused) {
            return FormAgain.refused(refused, "persona.style", problems -> page(subscriber, form, problems));
        }
    }

    private static TemplateInstance page(Subscriber subscriber, KnobForm form, FieldProblems problems) {
        return Templates.knobs(
                subscriber.subscriberId(),
                subscriber.plan().id(),
                Offers.of(subscriber.plan().entitlements()),
                form,
                problems);
    }
}
