package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Allowance.Meter;
import dev.thinkwatt.model.plan.Knob;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.quota.policy.Holdings.Corrected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Correcting what was taken, once it is known what was used. Tokens and money were an estimate; a request weighs what it was
 * decided to, and is taken again if it was given back meanwhile because nobody had settled it.
 */
public final class Corrections {

    private Corrections() {}

    /**
     * What really served, and what that used.
     *
     * @param decided the model that was decided: requests are weighed by it
     * @param decidedAt peak hours are told by it
     * @param givenBack whether what was taken was given back since, because nobody had settled it
     */
    public record Used(Served served, String decided, Instant decidedAt, boolean givenBack) {}

    public record Result(Holdings holdings, List<Taken> taken) {}

    /** @param version the plan version that the decision was made under: it says what the units are */
    public static Result correct(
            Subscriber subscriber, Plan version, Holdings holdings, List<Taken> taken, Used used, Instant now) {
        Holdings next = holdings;
        List<Taken> corrected = new ArrayList<>();
        for (Taken take : taken) {
            Optional<Allowance> metered =
                    version.allowance(take.allowance()).or(() -> subscriber.allowance(take.allowance()));
            BigDecimal real = metered.filter(allowance -> used.givenBack() || allowance.meter() != Meter.REQUESTS)
                    .map(allowance -> units(allowance, subscriber, version, used))
                    .orElse(take.total());
            if (metered.isEmpty() || real.compareTo(take.total()) == 0) {
                corrected.add(take);
                continue;
            }
            BigDecimal room = room(subscriber, next, metered.get(), take, now);
            Corrected result = next.corrected(take, real, room, now);
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

    /** None where another model served than was decided, and the allowance does not count that. */
    private static BigDecimal units(Allowance allowance, Subscriber subscriber, Plan version, Used used) {
        Served weighed = allowance.meter() == Meter.REQUESTS
                ? Served.expected(used.decided(), used.served().usage())
                : used.served();
        return counts(allowance, weighed.model())
                ? Units.of(allowance, version, weighed, subscriber.account().timeZone(), used.decidedAt())
                : BigDecimal.ZERO;
    }

    /** A subscriber's cap on spending counts every model, whichever of them the plan of now still sells. */
    private static boolean counts(Allowance allowance, String model) {
        return allowance.id().equals(Knob.SpendingCap.ALLOWANCE)
                || allowance.models().contains(model);
    }
}
