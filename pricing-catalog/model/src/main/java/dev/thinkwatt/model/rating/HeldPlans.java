package dev.thinkwatt.model.rating;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.usage.PlanVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which plan versions an account held over a period, and for how much of it. */
public final class HeldPlans {

    private HeldPlans() {}

    /**
     * The versions with their shares of the period, by plan and version. What lies before the first subscription is nobody's, and
     * so is what was not published.
     */
    public static Map<PlanVersion, Share> of(Account account, TimeSpan period, Catalog catalog) {
        TreeSet<Instant> changes = new TreeSet<>(List.of(period.startsAt(), period.endsAt()));
        for (Subscription subscription : account.subscriptions()) {
            changes.add(subscription.from());
            catalog.changes(subscription.planId(), account.timeZone()).forEach(changes::add);
        }
        Map<PlanVersion, Share> shares =
                new TreeMap<>(Comparator.comparing(PlanVersion::id).thenComparing(PlanVersion::version));
        for (Instant start : changes.subSet(period.startsAt(), period.endsAt())) {
            TimeSpan held = new TimeSpan(start, Objects.requireNonNull(changes.higher(start)));
            catalog.planOf(account, start)
                    .ifPresent(plan -> shares.merge(plan.planVersion(), Share.of(held, period), Share::plus));
        }
        return shares;
    }
}
