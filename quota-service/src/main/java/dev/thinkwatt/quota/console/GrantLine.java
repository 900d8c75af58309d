package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.quota.grant.GrantGiven;
import dev.thinkwatt.quota.policy.Grant;
import dev.thinkwatt.quota.policy.Subscriber;
import java.time.Instant;

/** A grant of the past, as the page shows it. */
record GrantLine(
        Instant at,
        String by,
        Grant.Kind kind,
        String allowance,
        String amount,
        Instant expiresAt,
        boolean expired,
        String reason) {

    static GrantLine of(GrantGiven given, Subscriber subscriber, Instant now) {
        String allowance = given.grant().allowance();
        // An allowance that the plan has no longer tells no unit any more.
        Allowance.Meter meter =
                subscriber.allowance(allowance).map(Allowance::meter).orElse(Allowance.Meter.REQUESTS);
        return new GrantLine(
                given.grantedAt(),
                given.grantedBy(),
                given.grant().kind(),
                allowance,
                Quantities.of(
                        given.grant().amount(),
                        meter,
                        subscriber.plan().baseFee().currency()),
                given.grant().expiresAt(),
                !now.isBefore(given.grant().expiresAt()),
                given.grant().reason());
    }
}
