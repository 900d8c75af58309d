package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Allowance.Meter;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.quota.policy.Holdings.Corrected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Correcting tokens and money that were taken by an estimate, once it is known what was used. Requests stay requests. */
public final class Corrections {

    private Corrections() {}

    /**
     * What really served, and what that used.
     *
     * @param decidedAt peak hours are told by it
     */
    public record Used(Served served, Instant decidedAt) {}

    public record Result(Holdings holdings, List<Taken> taken) {}

    /** @param version the plan version that the decision was made under: it says what the units are */
    public static Result correct(
            Subscriber subscriber, Plan version, Holdings holdings, List<Taken> taken, Used used, Instant now) {
        Holdings next = holdings;
        List<Taken> corrected = new ArrayList<>();
        for (Taken take : taken) {
            Optional<Allowance> metered = version.allowance(take.allowance())
                    .or(() -> subscriber.allowance(take.allowance()))
                    .filter(allowance -> allowance.meter() != Meter.REQUESTS);
            if (metered.isEmpty()) {
                corrected.add(take);
                continue;
            }
            BigDecimal room = room(subscriber, next, metered.get(), take, now);
            Corrected result = next.corrected(take, units(metered.get(), subscriber, version, used), room, now);
            next = result.holdings();
            corrected.add(result.taken());
        }
        return new Result(next, corrected);
    }

    /** By the limit that holds now, of whoever it was taken from. */
    private static BigDecimal room(
            Subscriber subscriber, Holdings holdings, Allowance metered, Taken take, Instant now) {
        Allowance limiting = subscriber
                .allowance(take)
                .filter(present -> present.meter() == metered.meter())
                .orElse(metered);
        Standing standing =
                holdings.of(take.scope()).standing(limiting, subscriber.limitOf(limiting), subscriber.anchor(), now);
        return standing.limit().subtract(standing.used()).max(BigDecimal.ZERO);
    }

    private static BigDecimal units(Allowance allowance, Subscriber subscriber, Plan version, Used used) {
        return Units.of(allowance, version, used.served(), subscriber.account().timeZone(), used.decidedAt());
    }
}
