package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.quota.policy.Request.Test;
import dev.thinkwatt.quota.policy.Walk.Fate;
import dev.thinkwatt.quota.policy.Walk.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Usage that nobody asked for before it ran: it takes what it used, beyond limits if need be. */
public final class Reports {

    private Reports() {}

    /**
     * What ran.
     *
     * @param version the plan version that prices it
     * @param startedAt says which windows it counts in, and whether hours were peak
     */
    public record Ran(Plan version, ServedModel model, Served served, Instant startedAt) {}

    /**
     * What is taken of the subscriber's present allowances. Nobody told how the model was chosen, so those that count manual
     * selections alone count it too. A window that it ran in and that is over is not taken from, nor is a later one in its
     * stead; and an allowance that has no room and charges for more is charged instead.
     */
    public static Decision.Reported report(Subscriber subscriber, Ran ran, Holdings holdings, Instant now) {
        Request request = new Request(subscriber, new Ask(ran.model().id(), Selection.MANUAL, 0, null), holdings, now);
        List<Test> tests = subscriber.allowances().stream()
                .filter(allowance -> allowance.models().contains(ran.model().id()))
                .filter(allowance -> request.weighs(allowance, ran.model(), ran.startedAt()))
                .map(allowance -> test(allowance, subscriber, ran, holdings, now))
                .filter(test -> isStillOpen(test, subscriber, ran, now))
                .toList();
        Optional<Test> charged = tests.stream().filter(Reports::isCharged).findFirst();
        List<Taken> taken = tests.stream()
                .filter(test -> !isCharged(test))
                .map(request::take)
                .toList();
        Step step = new Step(
                ran.model().id(),
                charged.isPresent() ? Fate.SERVED_AS_OVERAGE : Fate.SERVED,
                charged.map(test -> test.standing().allowance()).orElse(null));
        Walk walk = new Walk(List.of(step), tests.stream().map(Test::standing).toList());
        return new Decision.Reported(ran.model(), charged.isPresent(), taken, walk);
    }

    /** Of somebody who has no allowances any more that it could be taken from. */
    public static Decision.Reported uncounted(ServedModel model) {
        Step step = new Step(model.id(), Fate.SERVED, null);
        return new Decision.Reported(model, false, List.of(), new Walk(List.of(step), List.of()));
    }

    private static boolean isStillOpen(Test test, Subscriber subscriber, Ran ran, Instant now) {
        TimeSpan window = isSliding(test.standing().of())
                ? test.standing().of().window().spanAt(subscriber.anchor(), ran.startedAt())
                : test.standing().window();
        return !ran.startedAt().isBefore(window.startsAt()) && now.isBefore(window.endsAt());
    }

    private static boolean isSliding(Allowance allowance) {
        return allowance.window() instanceof Window.Sliding;
    }

    private static Test test(Allowance allowance, Subscriber subscriber, Ran ran, Holdings holdings, Instant now) {
        BigDecimal units = Units.of(
                allowance, ran.version(), ran.served(), subscriber.account().timeZone(), ran.startedAt());
        // A sliding window has room for it in its latest slot alone; any other is the one that it opened, or ran in.
        Standing standing = holdings.standing(subscriber, allowance, isSliding(allowance) ? now : ran.startedAt());
        return new Test(standing, units, standing.limit());
    }

    private static boolean isCharged(Test test) {
        return test.isFull() && test.standing().of().atLimit() instanceof AtLimit.Overage;
    }
}
