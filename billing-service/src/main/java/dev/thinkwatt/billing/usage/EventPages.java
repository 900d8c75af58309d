package dev.thinkwatt.billing.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.usage.UsageResource.OneEvent;
import dev.thinkwatt.billing.why.Why;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event: what it said, what it was charged, and how that was worked out. */
@Path("/console/billing/usage/events/{eventId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
@Blocking
class EventPages {

    @CheckedTemplate(basePath = "usage")
    static class Templates {
        static native TemplateInstance event(OneEvent one, String payload, @Nullable Why worth, @Nullable Why energy);
    }

    private final EventRepository events;
    private final CatalogReplica catalog;

    EventPages(EventRepository events, CatalogReplica catalog) {
        this.events = events;
        this.catalog = catalog;
    }

    @GET
    public TemplateInstance event(@PathParam("eventId") String eventId) {
        EventRepository.Known known = find(eventId);
        Charge charge = known.charge();
        EventWhy why = charge == null ? null : new EventWhy(charge);
        return Templates.event(
                OneEvent.of(known),
                payload(known),
                why == null ? null : why.worth(),
                why == null ? null : why.energy(catalog.current()).orElse(null));
    }

    private EventRepository.Known find(String eventId) {
        try {
            UUID id = UUID.fromString(eventId);
            return events.find(id).orElseThrow(() -> notFound(eventId));
        } catch (IllegalArgumentException e) {
            throw notFound(eventId);
        }
    }

    private static ProblemException notFound(String eventId) {
        return ProblemException.notFound("There is no event " + eventId + ".");
    }

    private static String payload(EventRepository.Known known) {
        try {
            return Json.tolerant().writerWithDefaultPrettyPrinter().writeValueAsString(known.event());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is always JSON", e);
        }
    }
}
