package dev.thinkwatt.quota.simulation;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Ask;
import dev.thinkwatt.quota.policy.Corrections;
import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.policy.Decision;
import dev.thinkwatt.quota.policy.Grant;
import dev.thinkwatt.quota.policy.Holdings;
import dev.thinkwatt.quota.policy.Policy;
import dev.thinkwatt.quota.policy.Releases;
import dev.thinkwatt.quota.policy.Standing;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.policy.Taken;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policy under test, and what it keeps of each subscriber and of the account that they share. */
final class PolicySide {

    private final Month month;
    private final Terms terms;
    private final Account account;
    private final Map<String, Counters> own = new HashMap<>();
    private Counters pooled = Counters.NONE;

    PolicySide(Month month, Terms terms) {
        this.month = month;
        this.terms = terms;
        this.account = Plans.account("a-1", "month", month.zone().getId());
    }

    Decision decide(String id, @Nullable String model, Selection selection, long tokens, Instant now) {
        Ask ask = new Ask(model, selection, 0, new Estimate(tokens, 0));
        Decision decision = Policy.decide(subscriber(id), ask, holdings(id), now);
        keep(id, holdings(id).plus(subscriber(id), decision.taken(), now));
        return decision;
    }

    /** @return what is now known to have been taken */
    List<Taken> settle(Open open, String model, long tokens, Instant now) {
        Served served = Served.expected(model, Usage.ofText(tokens, 0));
        Corrections.Used used = new Corrections.Used(served, open.model(), open.decidedAt(), open.expired());
        String id = open.subscriber();
        Corrections.Result result =
                Corrections.correct(subscriber(id), open.version(), holdings(id), open.taken(), used, now);
        keep(id, result.holdings());
        return result.taken();
    }

    /** @return what went back to whom */
    List<Releases.Returned> release(Open open, Instant now) {
        String id = open.subscriber();
        Releases.Released released = Releases.release(subscriber(id), holdings(id), open.taken(), now);
        keep(id, released.holdings());
        return released.returned();
    }

    /** @return what is still taken */
    List<Taken> expire(Open open, Instant now) {
        String id = open.subscriber();
        Releases.Expired expired = Releases.expire(holdings(id), open.taken(), now);
        keep(id, expired.holdings());
        return expired.taken();
    }

    void grant(String id, Allowance allowance, Grant grant) {
        keep(id, holdings(id).with(allowance.scope(), counters -> counters.plus(grant)));
    }

    void reset(String id, Allowance allowance, Instant now) {
        keep(
                id,
                holdings(id)
                        .with(
                                allowance.scope(),
                                counters -> counters.reset(
                                                allowance, subscriber(id).anchor(), now)
                                        .orElse(counters)));
    }

    List<Standing> standings(String id, Instant now) {
        return Policy.standings(subscriber(id), holdings(id), now);
    }

    private Subscriber subscriber(String id) {
        return new Subscriber(
                id, account, terms.plan(), terms.defaultModel(), month.subscribedAt(), Knobs.NONE, Map.of());
    }

    private Holdings holdings(String id) {
        return new Holdings(own.getOrDefault(id, Counters.NONE), pooled);
    }

    private void keep(String id, Holdings holdings) {
        own.put(id, holdings.own());
        pooled = holdings.pooled();
    }
}
