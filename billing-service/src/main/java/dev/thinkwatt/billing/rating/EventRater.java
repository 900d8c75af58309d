package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.account.BillingTerms.Terms;
import dev.thinkwatt.billing.ledger.Months.Closed;
import dev.thinkwatt.billing.rating.Arrival.Readable;
import dev.thinkwatt.billing.rating.Corrected.Known;
import dev.thinkwatt.billing.rating.Outcome.Missing;
import dev.thinkwatt.billing.rating.Outcome.Priced;
import dev.thinkwatt.billing.rating.Outcome.Refused;
import dev.thinkwatt.billing.rating.Outcome.Waiting;
import dev.thinkwatt.billing.rating.Reversal.Booked;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.rating.Rating;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.UsageEvent;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Rates the events of a batch, in their order, by what is known at one moment. Asks nobody.
 *
 * @param corrected the events that those to be rated correct, and those to be rated as far as they were accepted before
 * @param keptFrom the first month whose usage is kept: what belongs to an earlier one is too late to be charged
 * @param estimatedBefore prices that are missing of what ended before are estimated, where the plan falls back on that
 */
record EventRater(
        Catalog catalog,
        Map<String, Terms> terms,
        Closed closed,
        Corrected corrected,
        YearMonth keptFrom,
        Instant estimatedBefore) {

    private static final Logger LOG = Logger.getLogger(EventRater.class);

    List<RatedEvent> rate(List<Readable> arrivals) {
        return arrivals.stream()
                .map(arrival -> new RatedEvent(arrival, rate(arrival.event())))
                .toList();
    }

    Outcome rate(UsageEvent event) {
        Outcome outcome = outcome(event);
        corrected.note(event, outcome);
        return outcome;
    }

    private Outcome outcome(UsageEvent event) {
        Known self = corrected.find(new EventKey(event.accountId(), event.eventId()));
        if (self != null && self.by() != null) {
            return new Refused("CORRECTION: was corrected by " + self.by());
        }
        if (event.revision() > 0 && event.corrects() == null) {
            // One event stands for each decision: charging another beside it would charge twice.
            return new Refused("CORRECTION: revision " + event.revision() + " does not say which event it corrects");
        }
        Terms account = terms.get(event.accountId());
        if (account == null) {
            return new Waiting(Missing.ACCOUNT, "account " + event.accountId());
        }
        YearMonth month = YearMonth.from(event.startedAt().atZone(account.timeZone()));
        if (month.isBefore(keptFrom)) {
            return new Refused("TOO_LATE: usage is kept from " + keptFrom + " on, and this is of " + month);
        }
        try {
            return switch (rating(event, account)) {
                case Rated rated -> charge(event, month, rated);
                case Rating.Pending(Rating.Missing missing, String detail) ->
                    new Waiting(Missing.valueOf(missing.name()), detail);
                case Rating.Unpriceable(Rating.Fault fault, String detail) -> new Refused(fault + ": " + detail);
            };
        } catch (RuntimeException e) {
            // Somebody has to look at this event, and at us; all others are priced meanwhile.
            LOG.errorf(e, "Event %s cannot be rated", event.eventId());
            return new Refused("NOT_RATED: " + e);
        }
    }

    private Rating rating(UsageEvent event, Terms account) {
        return Rater.rate(event, catalog, account.currency(), event.endedAt().isBefore(estimatedBefore));
    }

    private Outcome charge(UsageEvent event, YearMonth month, Rated rated) {
        Charge charge = new Charge(
                event.accountId(),
                event.eventId(),
                event.subscriberId(),
                event.model(),
                event.site(),
                event.serviceTier(),
                event.startedAt(),
                month,
                closed.firstOpen(event.accountId(), month),
                event.usage(),
                rated);
        return correction(charge, event.corrects());
    }

    /**
     * Takes back what the event corrects. One without a charge never gets one now, so what it was to correct in its turn is
     * corrected by this event as well.
     */
    private Outcome correction(Charge charge, @Nullable UUID corrects) {
        Map<UUID, Reversal> reversals = new LinkedHashMap<>();
        UUID next = corrects;
        while (next != null) {
            if (next.equals(charge.eventId()) || reversals.containsKey(next)) {
                return new Refused("CORRECTION: event " + next + " corrects itself");
            }
            Known taken = corrected.find(new EventKey(charge.accountId(), next));
            if (taken == null) {
                return new Waiting(Missing.CORRECTED_EVENT, "event " + next);
            }
            if (taken.by() != null && taken.repriced()) {
                next = taken.by();
                continue;
            }
            if (taken.by() != null) {
                return new Refused("CORRECTION: event " + next + " was corrected by " + taken.by());
            }
            reversals.put(next, new Reversal(taken.key(), charge.eventId(), booked(taken.charge())));
            next = taken.charge() == null ? taken.corrects() : null;
        }
        return new Priced(charge, List.copyOf(reversals.values()));
    }

    private @Nullable Booked booked(@Nullable Charge taken) {
        return taken == null ? null : new Booked(taken, closed.firstOpen(taken.accountId(), taken.invoiceMonth()));
    }
}
