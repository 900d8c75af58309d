package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.decision.HoldingsReader;
import dev.thinkwatt.quota.grant.GrantService;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestForm;

/** Gives a subscriber more than the plan does. */
@Path("/console/quota/subscribers/{subscriberId}/grant")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.OPERATIONS)
@Blocking
class GrantPages {

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance grant(SubscriberView view, GrantForm form, FieldProblems problems);
    }

    private static final int USUAL_DAYS = 30;
    /** What no field of the form is to blame for. */
    private static final String FORM = "form";

    private final Desk desk;
    private final HoldingsReader holdings;
    private final GrantService grants;

    GrantPages(Desk desk, HoldingsReader holdings, GrantService grants) {
        this.desk = desk;
        this.holdings = holdings;
        this.grants = grants;
    }

    @GET
    public TemplateInstance form(
            @PathParam("subscriberId") @Identifier String subscriberId,
            @QueryParam("allowance") @DefaultValue("") String allowance) {
        Instant now = desk.now();
        Subscriber subscriber = desk.subscriber(subscriberId, now);
        LocalDate today = LocalDate.ofInstant(now, subscriber.account().timeZone());
        return page(subscriber, GrantForm.empty(allowance, today.plusDays(USUAL_DAYS)), FieldProblems.NONE, now);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response grant(
            @PathParam("subscriberId") @Identifier String subscriberId,
            @RestForm @DefaultValue("") @Identifier String grantId,
            @RestForm @DefaultValue("") String kind,
            @RestForm @DefaultValue("") String allowance,
            @RestForm @DefaultValue("") String amount,
            @RestForm @DefaultValue("") String priority,
            @RestForm @DefaultValue("") String lastDay,
            @RestForm @DefaultValue("") String reason) {
        GrantForm form = new GrantForm(grantId, kind, allowance, amount, priority, lastDay, reason);
        Instant now = desk.now();
        Subscriber subscriber = desk.subscriber(subscriberId, now);
        try {
            grants.grant(subscriberId, form.toNewGrant(subscriber.account().timeZone()));
            return Response.seeOther(URI.create(Desk.page(subscriberId) + "#grants"))
                    .build();
        } catch (ProblemException refused) {
            return FormAgain.refused(refused, FORM, problems -> page(subscriber, form, problems, now));
        }
    }

    private TemplateInstance page(Subscriber subscriber, GrantForm form, FieldProblems problems, Instant now) {
        return Templates.grant(SubscriberView.of(holdings.read(subscriber), now), form, problems);
    }
}
