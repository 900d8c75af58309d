package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.quota.policy.Standing;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.policy.Taken;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an allowance stands, as pages show it.
 *
 * @param reserved what of it requests hold that are not settled yet; empty where there is none
 * @param granted empty where nothing was granted on top
 * @param topUps empty where there are none
 * @param own whether it is one of the plan's: what the subscriber set cannot be granted or begun anew
 */
record AllowanceLine(
        String id,
        String unit,
        String window,
        String atLimit,
        String models,
        boolean shared,
        boolean own,
        String used,
        String reserved,
        String limit,
        String granted,
        String topUps,
        String left,
        int percent,
        Bar bar,
        boolean touched,
        @Nullable Instant resetsAt) {

    private static final int NEAR = 80;
    private static final int FULL = 100;

    /** @param held what open decisions took */
    static AllowanceLine of(Standing standing, List<Taken> held, Subscriber subscriber) {
        Allowance allowance = standing.of();
        BigDecimal reserved = standing.usedBy(held);
        Currency currency = subscriber.plan().baseFee().currency();
        return new AllowanceLine(
                allowance.id(),
                Quantities.unit(allowance.meter()),
                WindowWords.of(allowance.window()),
                WindowWords.of(allowance.atLimit()),
                String.join(", ", allowance.models()),
                allowance.scope() == Allowance.Scope.ACCOUNT,
                subscriber.plan().allowance(allowance.id()).isPresent(),
                Quantities.of(standing.used(), allowance.meter(), currency),
                orEmpty(reserved, allowance, currency),
                Quantities.of(standing.limit(), allowance.meter(), currency),
                orEmpty(standing.granted(), allowance, currency),
                orEmpty(standing.balance(), allowance, currency),
                Quantities.of(standing.remaining(), allowance.meter(), currency),
                standing.percent(),
                Bar.of(standing, reserved),
                standing.used().signum() > 0,
                standing.resetsAt());
    }

    /** The id of whose use it is: the subscriber's, or the account's that shares it. */
    public String owner(SubscriberView view) {
        return shared ? view.accountId() : view.subscriberId();
    }

    /** How it is coloured. */
    public String style() {
        if (percent >= FULL) {
            return "bad";
        }
        return percent >= NEAR ? "warn" : "good";
    }

    private static String orEmpty(BigDecimal units, Allowance allowance, Currency currency) {
        return units.signum() == 0 ? "" : Quantities.of(units, allowance.meter(), currency);
    }
}
