package dev.thinkwatt.billing.simulation;

import dev.thinkwatt.billing.simulation.SimulationRepository.Charged;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.rating.Rating;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.simulation.AccountImpact;
import dev.thinkwatt.model.usage.UsageEvent;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what accounts were charged, and would have been under a version. Asks nobody. What an allowance covered stays
 * covered: decisions are not made again.
 */
final class Simulation {

    private static final Logger LOG = Logger.getLogger(Simulation.class);

    private final Plan plan;
    private final Catalog catalog;
    private final Map<String, Sum> sums = new HashMap<>();

    Simulation(Plan plan, Catalog published, List<Follower> followers) {
        this.plan = plan;
        this.catalog = published.with(plan);
        followers.forEach(follower -> sums.put(follower.accountId(), new Sum(follower)));
    }

    /** Of an account that does not follow the plan any more, nothing counts. */
    void add(Charged charged) {
        Sum sum = sums.get(charged.event().accountId());
        if (sum == null) {
            return;
        }
        sum.events++;
        sum.usageBefore = sum.usageBefore.add(charged.usage());
        sum.energyBefore.add(charged.event(), charged.event().plan(), charged.usage(), charged.energy());
        if (rate(charged.event(), sum.follower.currency()) instanceof Rated rated) {
            sum.usageAfter = sum.usageAfter.add(rated.charged().amount());
            if (rated.energy() != null) {
                sum.energyAfter.add(
                        charged.event(),
                        plan.planVersion(),
                        rated.charged().amount(),
                        rated.energy().amount().amount());
            }
        } else {
            sum.unpriced++;
        }
    }

    /** Null for an event that cannot be rated, whatever the reason: it has no price. */
    private @Nullable Rating rate(UsageEvent event, Currency currency) {
        try {
            return Rater.rate(event.under(plan.planVersion()), catalog, currency, true);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Event %s cannot be rated under %s", event.eventId(), plan.planVersion());
            return null;
        }
    }

    /** All who follow the plan, by id. */
    List<AccountImpact> impacts() {
        return sums.values().stream()
                .map(Sum::impact)
                .sorted(Comparator.comparing(AccountImpact::accountId))
                .toList();
    }

    private final class Sum {
        private final Follower follower;
        private long events;
        private long unpriced;
        private BigDecimal usageBefore = BigDecimal.ZERO;
        private BigDecimal usageAfter = BigDecimal.ZERO;
        private final SimulatedEnergy energyBefore;
        private final SimulatedEnergy energyAfter;

        Sum(Follower follower) {
            this.follower = follower;
            this.energyBefore = new SimulatedEnergy(catalog, follower.timeZone());
            this.energyAfter = new SimulatedEnergy(catalog, follower.timeZone());
        }

        AccountImpact impact() {
            return new AccountImpact(
                    follower.accountId(),
                    follower.currency(),
                    follower.seats(),
                    events,
                    unpriced,
                    usageBefore,
                    usageAfter,
                    energyBefore.amount(),
                    energyAfter.amount());
        }
    }
}
