package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.subscriber.SeatFilter;
import dev.thinkwatt.quota.subscriber.Seated;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.page.Pager;
import dev.thinkwatt.support.paging.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** All subscribers, by id. */
@Path(SubscriberListPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.OPERATIONS)
@Blocking
class SubscriberListPages {

    static final String PATH = "/console/quota/subscribers";

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance subscribers(
                SeatFilter filter, List<String> plans, List<Seated.Status> statuses, List<Seated> seats, Pager pager);
    }

    private final Subscribers subscribers;
    private final Clock clock;

    SubscriberListPages(Subscribers subscribers, Clock clock) {
        this.subscribers = subscribers;
        this.clock = clock;
    }

    @GET
    public TemplateInstance subscribers(@Valid @BeanParam SubscriberQuery query) {
        Instant now = clock.instant();
        SeatFilter filter = query.filter();
        Page<Seated> page = Page.of(
                subscribers.seated(filter, query.after(), query.limit() + 1, now), query.limit(), Seated::subscriberId);
        return Templates.subscribers(
                filter,
                subscribers.planIds(),
                List.of(Seated.Status.values()),
                page.items(),
                Pager.of(query.address(), query.after(), page.next()));
    }
}
