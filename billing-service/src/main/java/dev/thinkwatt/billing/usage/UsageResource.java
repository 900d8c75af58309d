package dev.thinkwatt.billing.usage;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Uuids;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was used, and what it costs. */
@Path("/v1/usage")
@Tag(name = "Usage")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class UsageResource {

    private final UsageRepository usage;
    private final EventRepository events;

    UsageResource(UsageRepository usage, EventRepository events) {
        this.usage = usage;
        this.events = events;
    }

    /**
     * Priced usage by group.
     *
     * @param pending how many events of the filter wait for their price, and are in no group
     */
    @Schema(name = "UsageGroups")
    record Grouped(
            List<UsageRepository.Group> items, @Nullable String next, long pending) {}

    /** Where an event stands. */
    enum State {
        PRICED,
        PENDING,
        PARKED
    }

    /** One event, its charge, and how it was computed; and whether another event corrects it, and took the charge back. */
    @Schema(name = "EventWithCharge")
    record OneEvent(
            State state,
            UsageEvent event,
            @Nullable ChargeView charge,
            EventRepository.@Nullable Reversal reversal,
            @Nullable String waitsFor,
            @Nullable String refusal) {

        static OneEvent of(EventRepository.Known known) {
            Charge charge = known.charge();
            return new OneEvent(
                    charge != null ? State.PRICED : known.waitsFor() != null ? State.PENDING : State.PARKED,
                    known.event(),
                    charge == null ? null : ChargeView.of(charge, known.entries()),
                    known.reversal(),
                    known.waitsFor(),
                    known.refusal());
        }
    }

    /**
     * A charge.
     *
     * @param items quantity times price over per
     * @param energy what it drew, and kWh times rate for each price interval
     * @param ledger the transfer that booked it
     */
    @Schema(name = "Charge")
    record ChargeView(
            YearMonth chargeMonth,
            YearMonth invoiceMonth,
            boolean included,
            List<Item> items,
            Money worth,
            Money charged,
            @Nullable EnergyCharge energy,
            List<EventRepository.Entry> ledger) {

        static ChargeView of(Charge charge, List<EventRepository.Entry> ledger) {
            return new ChargeView(
                    charge.chargeMonth(),
                    charge.invoiceMonth(),
                    charge.rated().included(),
                    charge.rated().items(),
                    charge.rated().worth(),
                    charge.rated().charged(),
                    charge.rated().energy(),
                    ledger);
        }
    }

    @GET
    @Operation(summary = "Usage, filtered and grouped", description = "Groups are in the order of their keys.")
    public Grouped groups(@Valid @BeanParam UsageQuery query, @Valid @BeanParam PageRequest page) {
        Page<UsageRepository.Group> groups = Page.of(
                usage.groups(query.groupBy(), query.ofCharges(), page.after(), page.limit() + 1),
                page.limit(),
                UsageRepository.Group::place);
        return new Grouped(groups.items(), groups.next(), usage.pending(query.ofPending()));
    }

    @GET
    @Path("/{eventId}")
    @Operation(summary = "One event with its charge, and how it was computed")
    public OneEvent event(@PathParam("eventId") String eventId) {
        return events.find(Uuids.parse("eventId", eventId))
                .map(OneEvent::of)
                .orElseThrow(() -> ProblemException.notFound("There is no event " + eventId + "."));
    }
}
