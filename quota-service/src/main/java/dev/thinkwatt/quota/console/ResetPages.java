package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.decision.HoldingsReader;
import dev.thinkwatt.quota.grant.NewReset;
import dev.thinkwatt.quota.grant.ResetService;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** Begins the window of an allowance anew: what was used of it is forgotten for good. */
@Path("/console/quota/subscribers/{subscriberId}/allowances/{allowance}/reset")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.OPERATIONS)
@Blocking
class ResetPages {

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance reset(
                SubscriberView view, AllowanceLine line, String resetId, String reason, FieldProblems problems);
    }

    private final Desk desk;
    private final HoldingsReader holdings;
    private final ResetService resets;

    ResetPages(Desk desk, HoldingsReader holdings, ResetService resets) {
        this.desk = desk;
        this.holdings = holdings;
        this.resets = resets;
    }

    /** The id of the reset is made with the form, so that the same form sent again resets only once. */
    @GET
    public TemplateInstance form(
            @PathParam("subscriberId") @Identifier String subscriberId,
            @PathParam("allowance") @Identifier String allowance) {
        return page(subscriberId, allowance, UUID.randomUUID().toString(), "", FieldProblems.NONE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reset(
            @PathParam("subscriberId") @Identifier String subscriberId,
            @PathParam("allowance") @Identifier String allowance,
            @RestForm @DefaultValue("") @Identifier String resetId,
            @RestForm @DefaultValue("") String confirmation,
            @RestForm @DefaultValue("") String reason) {
        try {
            check(view(subscriberId), allowance, confirmation, reason);
            resets.reset(subscriberId, new NewReset(resetId, allowance, reason.strip()));
            return Response.seeOther(URI.create(Desk.page(subscriberId) + "#allowances"))
                    .build();
        } catch (ProblemException refused) {
            return FormAgain.refused(
                    refused, "reason", problems -> page(subscriberId, allowance, resetId, reason, problems));
        }
    }

    private static void check(SubscriberView view, String allowance, String confirmation, String reason) {
        List<Violation> wrong = new ArrayList<>();
        Reasons.check(reason, wrong);
        String expected = line(view, allowance).owner(view);
        if (!confirmation.strip().equals(expected)) {
            wrong.add(new Violation("confirmation", "must be " + expected + ", the id of whose window it is"));
        }
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong);
        }
    }

    private TemplateInstance page(
            String subscriberId, String allowance, String resetId, String reason, FieldProblems problems) {
        SubscriberView view = view(subscriberId);
        return Templates.reset(view, line(view, allowance), resetId, reason, problems);
    }

    private SubscriberView view(String subscriberId) {
        Instant now = desk.now();
        Subscriber subscriber = desk.subscriber(subscriberId, now);
        return SubscriberView.of(holdings.read(subscriber), now);
    }

    private static AllowanceLine line(SubscriberView view, String allowance) {
        return view.allowances().stream()
                .filter(line -> line.own() && line.id().equals(allowance))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "The plan of " + view.subscriberId() + " has no allowance " + allowance));
    }
}
