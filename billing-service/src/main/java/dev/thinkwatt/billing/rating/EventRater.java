package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.account.BillingTerms.Terms;
import dev.thinkwatt.billing.ledger.Months.Closed;
import dev.thinkwatt.billing.rating.Outcome.Missing;
import dev.thinkwatt.billing.rating.Outcome.Priced;
import dev.thinkwatt.billing.rating.Outcome.Refused;
import dev.thinkwatt.billing.rating.Outcome.Waiting;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.rating.Rating;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.UsageEvent;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Rates events by what is known at one moment. Pure.
 *
 * @param corrected charges of the events that the events to be rated correct
 */
record EventRater(Catalog catalog, Map<String, Terms> terms, Closed closed, Corrected corrected) {

    private static final Logger LOG = Logger.getLogger(EventRater.class);

    Outcome rate(UsageEvent event) {
        if (event.revision() > 0 && event.corrects() == null) {
            // One event stands for each decision: charging another beside it would charge twice.
            return new Refused("CORRECTION: revision " + event.revision() + " does not say which event it corrects");
        }
        Terms account = terms.get(event.accountId());
        if (account == null) {
            return new Waiting(Missing.ACCOUNT, "account " + event.accountId());
        }
        try {
            return switch (Rater.rate(event, catalog)) {
                case Rated rated -> charge(event, account, rated);
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

    private Outcome charge(UsageEvent event, Terms account, Rated rated) {
        if (!isIn(account.currency(), rated)) {
            return new Refused(Rating.Fault.CURRENCY_MISMATCH + ": the account pays in " + account.currency());
        }
        YearMonth month = YearMonth.from(event.startedAt().atZone(account.timeZone()));
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
        return event.corrects() == null ? new Priced(charge, null) : correction(charge, event.corrects());
    }

    private Outcome correction(Charge charge, UUID corrects) {
        Charge taken = corrected.charges().get(corrects);
        UUID before = corrected.by().get(corrects);
        if (before != null) {
            return new Refused("CORRECTION: event " + corrects + " was corrected by " + before);
        }
        if (taken == null || !taken.accountId().equals(charge.accountId())) {
            return new Waiting(Missing.CORRECTED_EVENT, "event " + corrects);
        }
        return new Priced(
                charge,
                new Reversal(taken, charge.eventId(), closed.firstOpen(taken.accountId(), taken.invoiceMonth())));
    }

    private static boolean isIn(Currency currency, Rated rated) {
        EnergyCharge energy = rated.energy();
        return rated.charged().currency().equals(currency)
                && (energy == null || energy.amount().currency().equals(currency));
    }
}
