package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.defaults.DefaultModelService.Wish;
import dev.thinkwatt.catalog.evaluation.Comparison;
import dev.thinkwatt.catalog.evaluation.Comparison.Regression;
import dev.thinkwatt.catalog.evaluation.EvaluationService;
import dev.thinkwatt.catalog.model.KnownModel;
import dev.thinkwatt.catalog.model.Lifecycle.Stage;
import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a model must be to become a default: default-able, and no worse than the present one unless somebody says why. */
@ApplicationScoped
class DefaultGate {

    private final ServedModelService models;
    private final EvaluationService evaluations;

    DefaultGate(ServedModelService models, EvaluationService evaluations) {
        this.models = models;
        this.evaluations = evaluations;
    }

    /**
     * Lets a default pass, or refuses it. Neither model changes, nor what it scores, until the transaction ends.
     *
     * @param present the model whose place it takes
     * @return how it does beside that; empty where there is none, or the same
     */
    Optional<Comparison> pass(Wish wish, Optional<String> present) {
        requireDefaultable(wish.model(), lock(wish.model(), present));
        Optional<Comparison> comparison = present.filter(model -> !model.equals(wish.model()))
                .map(model -> evaluations.compare(wish.model(), model));
        if (wish.acknowledgement() == null) {
            comparison.ifPresent(found -> requireNoRegression(wish, found));
        }
        return comparison;
    }

    private List<KnownModel> lock(String model, Optional<String> present) {
        return models.lock(Stream.concat(Stream.of(model), present.stream()).collect(Collectors.toSet()));
    }

    private static void requireDefaultable(String modelId, List<KnownModel> locked) {
        KnownModel model = locked.stream()
                .filter(known -> known.id().equals(modelId))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("model", "must be a model of the catalog"));
        Stage stage = model.lifecycle().stage();
        if (stage != Stage.DEFAULTABLE) {
            throw ProblemException.conflict("Model " + modelId + " is "
                    + stage.name().toLowerCase(Locale.ROOT) + ": only a default-able model becomes a default.");
        }
    }

    private static void requireNoRegression(Wish wish, Comparison comparison) {
        if (!comparison.regressions().isEmpty()) {
            throw ProblemException.conflict(
                    "Model " + wish.model() + " scores less than " + comparison.against()
                            + ", the present default of plan " + wish.planId()
                            + ". To make it the default all the same, send an acknowledgement that says why.",
                    comparison.regressions().stream()
                            .map(regression -> violation(regression, comparison.against()))
                            .toList());
        }
    }

    private static Violation violation(Regression regression, String against) {
        return new Violation(
                "model",
                "scores " + regression.offered().toPlainString() + " in " + regression.benchmark() + ", less than "
                        + regression.present().toPlainString() + " of " + against);
    }
}
