package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Plan.UnlistedModel;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.policy.Decision.Denied;
import dev.thinkwatt.quota.policy.Decision.Downgraded;
import dev.thinkwatt.quota.policy.Decision.Granted;
import dev.thinkwatt.quota.policy.Decision.Substituted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides one request. The checks run in one order, and the first that applies answers. */
public final class Policy {

    /** A seat or a plan that is not known yet may be on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    private Policy() {}

    /** The answer to somebody who is not known, or not yet. */
    public static Denied unknown(Reason reason) {
        return new Denied(reason, ON_ITS_WAY, Walk.NONE);
    }

    public static Decision decide(Subscriber subscriber, Ask ask, Holdings holdings, Instant now) {
        if (subscriber.account().status() == Account.Status.SUSPENDED) {
            return denied(Reason.ACCOUNT_SUSPENDED);
        }
        String named = ask.requestedOf(subscriber);
        if (named == null) {
            return denied(Reason.NO_DEFAULT_MODEL);
        }
        Optional<ServedModel> listed = subscriber.model(named, now);
        Optional<ServedModel> chosen = listed.or(() -> substitute(subscriber, now));
        if (chosen.isEmpty()) {
            return denied(Reason.MODEL_NOT_IN_PLAN);
        }
        Optional<ServedModel> routed = RoutingFloor.route(subscriber, ask, chosen.get(), now);
        if (routed.isEmpty()) {
            return denied(Reason.ROUTING_FLOOR);
        }
        boolean lifted = !routed.equals(chosen);
        Reason substituted = lifted ? Reason.ROUTING_FLOOR : Reason.MODEL_NOT_IN_PLAN;
        return answer(
                new Request(subscriber, ask, holdings, now),
                routed.get(),
                lifted || listed.isEmpty() ? substituted : null);
    }

    /** Where every allowance of the subscriber stands. */
    public static List<Standing> standings(Subscriber subscriber, Holdings holdings, Instant now) {
        return subscriber.allowances().stream()
                .map(allowance -> holdings.standing(subscriber, allowance, now))
                .toList();
    }

    /** The models that would be served to who asks for them by name. */
    public static List<String> openModels(Subscriber subscriber, Holdings holdings, Instant now) {
        return subscriber.plan().models().stream()
                .map(ServedModel::id)
                .filter(model ->
                        decide(subscriber, new Ask(model, Selection.MANUAL, 0, null), holdings, now) instanceof Granted)
                .toList();
    }

    private static Optional<ServedModel> substitute(Subscriber subscriber, Instant now) {
        String defaultModel = subscriber.defaultModel();
        return subscriber.plan().unlistedModel() == UnlistedModel.SUBSTITUTE_DEFAULT && defaultModel != null
                ? subscriber.model(defaultModel, now)
                : Optional.empty();
    }

    /** @param substituted why the first model is not the one asked for; null if it is */
    private static Decision answer(Request request, ServedModel first, @Nullable Reason substituted) {
        return switch (new Chain(request).from(first)) {
            case Chain.Ended(Walk walk) ->
                new Denied(
                        Reason.ALLOWANCE_EXHAUSTED,
                        new Reopening(request, first)
                                .ofTheChain()
                                .map(instant -> Duration.between(request.now(), instant))
                                .orElse(null),
                        walk);
            case Chain.Served served
            when !served.model().equals(first) ->
                new Downgraded(
                        served.model(),
                        Notice.of(
                                first,
                                served.model(),
                                new Reopening(request.after(served.taken()), first)
                                        .ofTheFirst()
                                        .orElse(null)),
                        served.overage(),
                        served.taken(),
                        served.walk());
            case Chain.Served served
            when substituted == null -> new Granted(served.model(), served.overage(), served.taken(), served.walk());
            case Chain.Served served ->
                new Substituted(substituted, served.model(), served.overage(), served.taken(), served.walk());
        };
    }

    private static Denied denied(Reason reason) {
        return new Denied(reason, null, Walk.NONE);
    }
}
