package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.quota.console.AtRiskRepository.Downgraded;
import dev.thinkwatt.quota.console.AtRiskRepository.DowngradedByPlan;
import dev.thinkwatt.quota.console.AtRiskRepository.Near;
import dev.thinkwatt.quota.console.AtRiskRepository.NearByPlan;
import dev.thinkwatt.quota.decision.HoldingsReader;
import dev.thinkwatt.quota.decision.HoldingsReader.Present;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.routing.RoutingShares;
import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.identity.Scope;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who is near a limit now, and who was downgraded most in the last day. */
@Path("/console/quota/at-risk")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.OPERATIONS)
@Blocking
class AtRiskPages {

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance atRisk(String plan, List<String> plans, AtRisk risk);
    }

    private static final String PLAN = "[A-Za-z0-9._-]{0,64}";
    private static final String PLAN_RULE = "must be the id of a plan, or empty";
    private static final Duration DAY = Duration.ofDays(1);
    private static final int NEAR_PERCENT = 80;
    /** Each is looked up, so that a grant or a reset since it was noted counts. */
    private static final int ROWS_MAX = 50;

    private final AtRiskRepository risks;
    private final RoutingShares shares;
    private final Subscribers subscribers;
    private final HoldingsReader holdings;
    private final Desk desk;

    AtRiskPages(
            AtRiskRepository risks, RoutingShares shares, Subscribers subscribers, HoldingsReader holdings, Desk desk) {
        this.risks = risks;
        this.shares = shares;
        this.subscribers = subscribers;
        this.holdings = holdings;
        this.desk = desk;
    }

    /** Somebody who has used most of an allowance, as it stands now. */
    record NearLine(String subscriberId, String accountId, String planId, AllowanceLine allowance, ZoneId zone) {}

    /** Somebody who was downgraded. */
    record DowngradedLine(
            String subscriberId,
            String planId,
            String requested,
            String model,
            long times,
            Instant lastAt,
            ZoneId zone) {}

    /** All that the page tells. */
    record AtRisk(
            List<NearLine> near,
            List<NearByPlan> nearByPlan,
            List<DowngradedLine> downgraded,
            List<DowngradedByPlan> downgradedByPlan,
            List<ShareLine> misrouted) {}

    @GET
    public TemplateInstance atRisk(
            @QueryParam("plan") @DefaultValue("") @Pattern(regexp = PLAN, message = PLAN_RULE) String plan) {
        Instant now = desk.now();
        Instant yesterday = now.minus(DAY);
        AtRisk risk = new AtRisk(
                risks.nearest(now, plan, ROWS_MAX).stream()
                        .flatMap(near -> stillNear(near, now).stream())
                        .sorted(Comparator.comparing(line -> -line.allowance().percent()))
                        .toList(),
                risks.nearByPlan(now, plan, ROWS_MAX),
                risks.downgradedMost(yesterday, plan, ROWS_MAX).stream()
                        .map(downgraded -> line(downgraded, now))
                        .toList(),
                risks.downgradedByPlan(yesterday, plan, ROWS_MAX),
                ShareLine.byPlan(shares.since(yesterday)).stream()
                        .filter(line -> plan.isEmpty() || line.planId().equals(plan))
                        .toList());
        return Templates.atRisk(plan, subscribers.planIds(), risk);
    }

    private DowngradedLine line(Downgraded downgraded, Instant now) {
        ZoneId zone = subscribers
                .seated(downgraded.subscriberId(), now)
                .flatMap(seat -> Optional.ofNullable(seat.account()))
                .map(Account::timeZone)
                .orElse(ZoneOffset.UTC);
        return new DowngradedLine(
                downgraded.subscriberId(),
                downgraded.planId(),
                downgraded.requested(),
                downgraded.model(),
                downgraded.times(),
                downgraded.lastAt(),
                zone);
    }

    private Optional<NearLine> stillNear(Near near, Instant now) {
        if (!(subscribers.at(near.subscriberId(), now) instanceof Lookup.Known(Subscriber known))) {
            return Optional.empty();
        }
        Present present = holdings.read(known);
        Subscriber subscriber = present.subscriber();
        return subscriber
                .allowance(near.allowance())
                .map(allowance -> present.holdings().standing(subscriber, allowance, now))
                .filter(standing -> standing.percent() >= NEAR_PERCENT)
                .map(standing -> new NearLine(
                        subscriber.subscriberId(),
                        subscriber.account().accountId(),
                        subscriber.plan().id(),
                        AllowanceLine.of(standing, List.of(), subscriber),
                        subscriber.account().timeZone()));
    }
}
