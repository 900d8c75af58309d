package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.decision.DecisionHistory;
import dev.thinkwatt.quota.decision.HoldingsReader;
import dev.thinkwatt.quota.decision.HoldingsReader.Present;
import dev.thinkwatt.quota.decision.HoldingsReader.WithHolds;
import dev.thinkwatt.quota.decision.ReceiptLine;
import dev.thinkwatt.quota.decision.ReceiptQuery;
import dev.thinkwatt.quota.grant.GrantService;
import dev.thinkwatt.quota.policy.Ask;
import dev.thinkwatt.quota.policy.Policy;
import dev.thinkwatt.quota.subscriber.Seated;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.paging.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One subscriber: where they stand, what happened, and what would. */
@Path("/console/quota/subscribers/{subscriberId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.OPERATIONS)
@Blocking
class SubscriberPages {

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance subscriber(
                SubscriberView view, List<GrantLine> grants, WhatIf what, @Nullable WouldBe would, History history);

        static native TemplateInstance away(Seated seat, History history);

        static native TemplateInstance would(WouldBe would);
    }

    /** Nobody reads further back than the last few: they say where a window stands, not what was asked. */
    private static final int NOTICES = 10;

    private final Desk desk;
    private final HoldingsReader holdings;
    private final GrantService grants;
    private final DecisionHistory decisions;
    private final NoticeLineRepository notices;

    SubscriberPages(
            Desk desk,
            HoldingsReader holdings,
            GrantService grants,
            DecisionHistory decisions,
            NoticeLineRepository notices) {
        this.desk = desk;
        this.holdings = holdings;
        this.grants = grants;
        this.decisions = decisions;
        this.notices = notices;
    }

    /** What happened to them: decisions, a page of them, and notices. */
    record History(
            String subscriberId,
            List<ReceiptLine> decisions,
            List<NoticeLine> notices,
            boolean newest,
            Address all,
            @Nullable Address older,
            ZoneId zone) {}

    @GET
    public TemplateInstance subscriber(
            @PathParam("subscriberId") @Identifier String subscriberId,
            @Valid @BeanParam ReceiptQuery query,
            @BeanParam WhatIf what) {
        Instant now = desk.now();
        Seated seat = desk.seated(subscriberId, now);
        if (seat.status() == Seated.Status.NO_SEAT || seat.status() == Seated.Status.NO_PLAN) {
            ZoneId zone =
                    seat.account() == null ? ZoneOffset.UTC : seat.account().timeZone();
            return Templates.away(seat, history(subscriberId, query, zone));
        }
        WithHolds seen = holdings.readWithHolds(desk.subscriber(subscriberId, now), now);
        Present present = seen.present();
        SubscriberView view = SubscriberView.of(present, seen.held(), now);
        WouldBe would = what.isAsked() ? wouldBe(present, what.toAsk(), now) : null;
        List<GrantLine> given = grants.of(subscriberId).stream()
                .map(grant -> GrantLine.of(grant, present.subscriber(), now))
                .toList();
        return Templates.subscriber(view, given, what, would, history(subscriberId, query, view.zone()));
    }

    /** A part of the page, and the address of the page with it. */
    @GET
    @Path("/check")
    public Response check(@PathParam("subscriberId") @Identifier String subscriberId, @BeanParam WhatIf what) {
        Instant now = desk.now();
        Present present = holdings.read(desk.subscriber(subscriberId, now));
        WouldBe would = wouldBe(present, what.toAsk(), now);
        return Response.ok(Templates.would(would).render())
                .header("HX-Push-Url", what.on(Desk.page(subscriberId)))
                .build();
    }

    private static WouldBe wouldBe(Present present, Ask ask, Instant now) {
        return WouldBe.of(
                Policy.decide(present.subscriber(), ask, present.holdings(), now),
                ask.requestedOf(present.subscriber()),
                now,
                present.subscriber().account().timeZone());
    }

    private History history(String subscriberId, ReceiptQuery query, ZoneId zone) {
        Page<ReceiptLine> page = decisions.of(subscriberId, query);
        Address all = Desk.page(subscriberId);
        String next = page.next();
        return new History(
                subscriberId,
                page.items(),
                notices.newest(subscriberId, NOTICES),
                query.after().isEmpty(),
                all,
                next == null ? null : all.with("after", next),
                zone);
    }
}
