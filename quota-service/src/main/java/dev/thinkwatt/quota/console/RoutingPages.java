package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.routing.RoutingShares;
import dev.thinkwatt.quota.routing.RoutingShares.Share;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How often routers choose what their plans do not allow. */
@Path("/console/quota/routing")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.OPERATIONS)
@Blocking
class RoutingPages {

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance routing(
                List<Stretch> stretches, String last, Instant from, List<ShareLine> plans, List<ShareLine> models);
    }

    /** How far back, as the API takes it. */
    record Stretch(String last, String words) {}

    private static final List<Stretch> STRETCHES = List.of(
            new Stretch("PT1H", "The last hour"),
            new Stretch("PT24H", "The last 24 hours"),
            new Stretch("PT168H", "The last 7 days"),
            new Stretch("PT840H", "The last 35 days"));

    private final RoutingShares shares;
    private final Desk desk;

    RoutingPages(RoutingShares shares, Desk desk) {
        this.shares = shares;
        this.desk = desk;
    }

    @GET
    public TemplateInstance routing(@QueryParam("last") @DefaultValue("PT24H") String last) {
        if (STRETCHES.stream().noneMatch(stretch -> stretch.last().equals(last))) {
            throw ProblemException.invalid("last", "must be one of those that the page offers");
        }
        Instant from = desk.now().minus(Duration.parse(last));
        List<Share> found = shares.since(from);
        return Templates.routing(
                STRETCHES,
                last,
                from,
                ShareLine.byPlan(found),
                found.stream().map(ShareLine::of).toList());
    }
}
