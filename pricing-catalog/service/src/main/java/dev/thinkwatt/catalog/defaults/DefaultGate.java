package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.defaults.DefaultHistory.Entry;
import dev.thinkwatt.catalog.defaults.DefaultModelService.Wish;
import dev.thinkwatt.catalog.defaults.Passage.Follower;
import dev.thinkwatt.catalog.evaluation.Comparison;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a model must be to become a default: default-able, and no worse than those before it unless somebody says why. The same
 * goes for the defaults that are set for later and now come after it.
 */
@ApplicationScoped
class DefaultGate {

    private final ServedModelService models;
    private final EvaluationService evaluations;

    DefaultGate(ServedModelService models, EvaluationService evaluations) {
        this.models = models;
        this.evaluations = evaluations;
    }

    /** Lets a default pass, or refuses it. No model changes, nor what it scores, until the transaction ends. */
    Passage pass(Wish wish, Entry entry, DefaultHistory history) {
        List<Entry> later = history.scheduledAfter(entry.from());
        List<String> before = history.modelsUntil(entry.from());
        requireDefaultable(entry.model(), lock(entry, before, later));
        Optional<Comparison> comparison = compare(entry.model(), before);
        List<Follower> followers = later.stream()
                .flatMap(
                        after -> worsened(
                                after,
                                history.modelsBefore(after.from()),
                                history.with(entry).modelsBefore(after.from()))
                                .stream())
                .toList();
        List<Violation> doubts = Stream.concat(
                        comparison.stream().flatMap(DefaultGate::doubts),
                        followers.stream().flatMap(DefaultGate::doubts))
                .toList();
        if (!doubts.isEmpty() && wish.acknowledgement() == null) {
            throw ProblemException.conflict(
                    "Model " + wish.model() + " would be a worse default of plan " + wish.planId()
                            + " than those before it, or nobody knows. To make it the default all the same, send an "
                            + "acknowledgement that says why.",
                    doubts);
        }
        return new Passage(comparison.orElse(null), followers, wish.acknowledgement());
    }

    private List<KnownModel> lock(Entry entry, List<String> before, List<Entry> later) {
        Set<String> ids = new TreeSet<>(before);
        ids.add(entry.model());
        later.stream().map(Entry::model).forEach(ids::add);
        return models.lock(ids);
    }

    /** Empty where there is none before, or the last is the same. */
    private Optional<Comparison> compare(String model, List<String> before) {
        return before.isEmpty() || before.getFirst().equals(model)
                ? Optional.empty()
                : Optional.of(evaluations.compare(model, before));
    }

    /** What is doubtful about a default now that was not before. */
    private Optional<Follower> worsened(Entry next, List<String> without, List<String> with) {
        @Nullable Comparison was = compare(next.model(), without).orElse(null);
        return compare(next.model(), with)
                .map(now -> was == null ? now : now.beyond(was))
                .filter(Comparison::needsWord)
                .map(worse -> new Follower(next.model(), next.from(), worse));
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

    private static Stream<Violation> doubts(Comparison comparison) {
        return words(comparison).map(words -> new Violation("model", words));
    }

    private static Stream<Violation> doubts(Follower follower) {
        return words(follower.comparison())
                .map(words -> new Violation(
                        "model",
                        "comes before " + follower.model() + ", the default from " + follower.from() + " on, which "
                                + words));
    }

    private static Stream<String> words(Comparison comparison) {
        Stream<String> regressions = comparison.regressions().stream()
                .map(regression -> "scores " + regression.offered().toPlainString() + " in " + regression.benchmark()
                        + ", less than " + regression.present().toPlainString() + " of " + regression.against());
        return comparison.unmeasured().isEmpty()
                ? regressions
                : Stream.concat(
                        regressions,
                        Stream.of("was not measured in " + String.join(", ", comparison.unmeasured())
                                + ", as defaults before it were"));
    }
}
