package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.defaults.DefaultHistory.Entry;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedDefault;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets the default model of a plan, now or later. */
@ApplicationScoped
public class DefaultModelService {

    private static final Duration AHEAD_MAX = Duration.ofDays(5 * 365);

    private final PlanService plans;
    private final DefaultModelRepository defaults;
    private final DefaultGate gate;
    private final Publication publication;
    private final Audit audit;

    DefaultModelService(
            PlanService plans,
            DefaultModelRepository defaults,
            DefaultGate gate,
            Publication publication,
            Audit audit) {
        this.plans = plans;
        this.defaults = defaults;
        this.gate = gate;
        this.publication = publication;
        this.audit = audit;
    }

    /**
     * A default that an admin asks for.
     *
     * @param acknowledgement why, although it scores less somewhere; null where nobody expects that
     */
    record Wish(
            String planId,
            String model,
            @Nullable Instant from,
            String reason,
            @Nullable String acknowledgement) {}

    /** The row that stands, and whether it stood already. */
    record Set(DefaultModelRow row, boolean repeated) {}

    @Transactional
    Set set(Wish wish) {
        if (plans.lock(List.of(wish.planId())).isEmpty()) {
            throw ProblemException.notFound("There is no plan " + wish.planId() + ".");
        }
        Instant now = publication.now();
        Instant from = wish.from() == null ? now : wish.from().truncatedTo(ChronoUnit.MICROS);
        Optional<DefaultModelRow> standing = defaults.findByIdOptional(new DefaultModelRow.Key(wish.planId(), from));
        if (standing.isPresent()) {
            return repeated(standing.get(), wish);
        }
        requireTimely(from, now);
        requireSold(wish, from);
        DefaultHistory history = defaults.history(wish.planId());
        requireSoldOn(wish, from, history.nextAfter(from));
        Entry entry = new Entry(wish.model(), from, null);
        Passage passage = gate.pass(wish, entry, history);
        return new Set(publish(wish.planId(), entry, wish.reason(), passage), false);
    }

    /** Publishes an entry, whatever its time. */
    @Transactional
    public void publish(String planId, String model, Instant from, String reason) {
        publish(planId, new Entry(model, from, null), reason, Passage.FREE);
    }

    /** The plans whose default a model is at an instant, or will be at any later one. */
    public List<String> servingAfter(String model, Instant instant) {
        return defaults.plansEverServing(model).stream()
                .filter(planId -> defaults.history(planId).servesAfter(model, instant))
                .toList();
    }

    DefaultModelRow publish(String planId, Entry entry, String reason, Passage passage) {
        PublishedDefault published =
                new PublishedDefault(publication.nextRevision(), planId, entry.model(), entry.from(), reason);
        Optional<Entry> before = defaults.history(planId).inForceAt(entry.from());
        DefaultModelRow row = new DefaultModelRow(published, entry.restores(), passage, publication.now());
        defaults.persist(row);
        publication.publish(published);
        String action = entry.restores() == null ? "default.set" : "default.rolled-back";
        audit.record(new Act(action, "plan", planId, before.orElse(null), row.audited(), reason));
        return row;
    }

    private static Set repeated(DefaultModelRow standing, Wish wish) {
        if (standing.model.equals(wish.model())
                && standing.reason.equals(wish.reason())
                && Objects.equals(standing.acknowledgement, wish.acknowledgement())) {
            return new Set(standing, true);
        }
        throw ProblemException.conflict("Plan " + wish.planId() + " has another default from " + standing.key.from()
                + " on, or for another reason: " + standing.model + ".");
    }

    private static void requireTimely(Instant from, Instant now) {
        if (from.isBefore(now)) {
            throw ProblemException.invalid("effectiveFrom", "must not lie in the past");
        }
        if (from.isAfter(now.plus(AHEAD_MAX))) {
            throw ProblemException.invalid("effectiveFrom", "must lie within five years");
        }
    }

    /** By the versions that follow, too, as long as it is the default. */
    private void requireSoldOn(Wish wish, Instant from, @Nullable Instant until) {
        plans.firstWithout(wish.planId(), wish.model(), from, until).ifPresent(plan -> {
            throw ProblemException.invalid(
                    "model",
                    "must be sold by version " + plan.version() + " of plan " + wish.planId()
                            + " too, which comes into force while it is the default");
        });
    }

    private void requireSold(Wish wish, Instant from) {
        Optional<Plan> plan = plans.inForceAt(wish.planId(), from);
        if (plan.flatMap(sold -> sold.model(wish.model())).isEmpty()) {
            throw ProblemException.invalid(
                    "model", "must be sold by the version of plan " + wish.planId() + " in force at " + from);
        }
    }
}
