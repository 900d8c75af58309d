package dev.thinkwatt.catalog.retirement;

import dev.thinkwatt.catalog.defaults.DefaultModelService;
import dev.thinkwatt.catalog.model.KnownModel;
import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Announces from when on a model is no longer served. */
@ApplicationScoped
class RetirementService {

    private static final Duration AHEAD_MAX = Duration.ofDays(5 * 365);

    private final ServedModelService models;
    private final PlanService plans;
    private final DefaultModelService defaults;
    private final RetirementSettings settings;
    private final Publication publication;

    RetirementService(
            ServedModelService models,
            PlanService plans,
            DefaultModelService defaults,
            RetirementSettings settings,
            Publication publication) {
        this.models = models;
        this.plans = plans;
        this.defaults = defaults;
        this.settings = settings;
        this.publication = publication;
    }

    /**
     * Whom a retirement concerns.
     *
     * @param earliest the date to announce, if it shall be soon
     * @param soldBy the plans of which a published version sells the model
     */
    record Outlook(KnownModel model, Instant earliest, List<String> soldBy) {}

    @Transactional
    Outlook outlook(String modelId) {
        return outlook(models.find(modelId).orElseThrow(() -> ServedModelService.missing(modelId)));
    }

    /** The same date again changes nothing. */
    @Transactional
    Outlook announce(String modelId, Instant wish, String reason) {
        KnownModel standing = models.lock(modelId).orElseThrow(() -> ServedModelService.missing(modelId));
        Instant retireAt = wish.truncatedTo(ChronoUnit.MICROS);
        if (retireAt.equals(standing.lifecycle().retiresAt())) {
            return outlook(standing);
        }
        models.requireServed(standing);
        requireNotice(standing, retireAt);
        requireNoDefault(modelId, retireAt);
        return outlook(models.retire(modelId, retireAt, reason));
    }

    @Transactional
    Outlook withdraw(String modelId, String reason) {
        KnownModel standing = models.lock(modelId).orElseThrow(() -> ServedModelService.missing(modelId));
        models.requireServed(standing);
        return outlook(standing.lifecycle().retiresAt() == null ? standing : models.retire(modelId, null, reason));
    }

    private Outlook outlook(KnownModel model) {
        List<String> soldBy = plans.selling(model.id());
        return new Outlook(model, notice(model, soldBy).suggested(publication.now()), soldBy);
    }

    private void requireNotice(KnownModel model, Instant retireAt) {
        Instant now = publication.now();
        if (retireAt.isBefore(now)) {
            throw ProblemException.invalid("retireAt", "must not lie in the past");
        }
        if (retireAt.isAfter(now.plus(AHEAD_MAX))) {
            throw ProblemException.invalid("retireAt", "must lie within five years");
        }
        List<String> soldBy = plans.selling(model.id());
        Notice notice = notice(model, soldBy);
        if (!notice.allows(retireAt, now)) {
            throw ProblemException.invalid(
                    "retireAt",
                    "must not lie before " + notice.suggested(now) + ": subscribers of " + String.join(", ", soldBy)
                            + " are told " + settings.notice().toDays() + " days before");
        }
    }

    private Notice notice(KnownModel model, List<String> soldBy) {
        Duration period = soldBy.isEmpty() ? Duration.ZERO : settings.notice();
        return new Notice(period, model.lifecycle().retiresAt());
    }

    private void requireNoDefault(String modelId, Instant from) {
        List<String> served = defaults.servingAfter(modelId, from);
        if (!served.isEmpty()) {
            throw ProblemException.conflict("Model " + modelId + " would still be the default of "
                    + String.join(", ", served) + " at " + from + ": set another first.");
        }
    }
}
