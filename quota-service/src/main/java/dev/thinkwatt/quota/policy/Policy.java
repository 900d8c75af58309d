package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Plan;
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

    public static Decision decide(Subscriber subscriber, Ask ask, Counters counters, Instant now) {
        if (subscriber.account().status() == Account.Status.SUSPENDED) {
            return denied(Reason.ACCOUNT_SUSPENDED);
        }
        String named = ask.requestedOf(subscriber);
        if (named == null) {
            return denied(Reason.NO_DEFAULT_MODEL);
        }
        Optional<ServedModel> listed = subscriber.plan().model(named);
        Optional<ServedModel> first = listed.or(() -> substitute(subscriber.plan(), subscriber.defaultModel()));
        if (first.isEmpty()) {
            return denied(Reason.MODEL_NOT_IN_PLAN);
        }
        Chain.Result result = new Chain(subscriber, ask, counters, now).from(first.get());
        return answer(first.get(), listed.isPresent(), result, now);
    }

    /** Where every allowance of the plan stands. */
    public static List<Standing> standings(Subscriber subscriber, Counters counters, Instant now) {
        return subscriber.plan().allowances().stream()
                .map(allowance ->
                        counters.standing(allowance, subscriber.account().timeZone(), now))
                .toList();
    }

    /** The models that would be served to who asks for them by name. */
    public static List<String> openModels(Subscriber subscriber, Counters counters, Instant now) {
        return subscriber.plan().models().stream()
                .map(ServedModel::id)
                .filter(model ->
                        decide(subscriber, new Ask(model, Selection.MANUAL, 0), counters, now) instanceof Granted)
                .toList();
    }

    private static Optional<ServedModel> substitute(Plan plan, @Nullable String defaultModel) {
        return plan.unlistedModel() == UnlistedModel.SUBSTITUTE_DEFAULT && defaultModel != null
                ? plan.model(defaultModel)
                : Optional.empty();
    }

    private static Decision answer(ServedModel first, boolean listed, Chain.Result result, Instant now) {
        return switch (result) {
            case Chain.Ended(Instant opensAt, Walk walk) ->
                new Denied(Reason.ALLOWANCE_EXHAUSTED, Duration.between(now, opensAt), walk);
            case Chain.Served(
                    ServedModel model,
                    Instant fullModelAt,
                    boolean overage,
                    List<Taken> taken,
                    Walk walk) -> {
                if (!model.equals(first)) {
                    yield new Downgraded(model, Notice.of(first, model, fullModelAt), overage, taken, walk);
                }
                yield listed ? new Granted(model, overage, taken, walk) : new Substituted(model, overage, taken, walk);
            }
        };
    }

    private static Denied denied(Reason reason) {
        return new Denied(reason, null, Walk.NONE);
    }
}
