package dev.thinkwatt.catalog.model;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.catalog.plan.PlanCheck;
import dev.thinkwatt.model.document.Change;
import dev.thinkwatt.model.document.PlanDifference;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plan sells models of the catalog: nobody could retire or evaluate others. One that is retired may stay in it, unserved. What
 * it says otherwise of one than the catalog does is meant so, or a copy that was forgotten: somebody has to say.
 */
@ApplicationScoped
class ModelCheck implements PlanCheck {

    /** What is only read by people. */
    private static final Set<String> WORDS = Set.of("name", "energy.source");

    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private final ServedModelService models;

    ModelCheck(ServedModelService models) {
        this.models = models;
    }

    @Override
    public List<Violation> violations(Plan plan, Instant from, @Nullable Instant until) {
        return IntStream.range(0, plan.models().size())
                .filter(i -> models.find(plan.models().get(i).id()).isEmpty())
                .mapToObj(i -> new Violation("models[" + i + "].id", "must be a model of the catalog"))
                .toList();
    }

    @Override
    public List<Violation> doubts(Plan plan) {
        return IntStream.range(0, plan.models().size())
                .boxed()
                .flatMap(i -> doubts(plan.models().get(i), "models[" + i + "]."))
                .toList();
    }

    @Override
    public void hold(Collection<Plan> plans) {
        models.lock(plans.stream()
                .flatMap(plan -> plan.models().stream())
                .map(ServedModel::id)
                .collect(Collectors.toSet()));
    }

    private Stream<Violation> doubts(ServedModel sold, String path) {
        return models.find(sold.id()).stream()
                .flatMap(known -> PlanDifference.between(fields(known.model()), fields(sold)).stream())
                .filter(change -> !WORDS.contains(change.path()))
                .map(change -> new Violation(path + change.path(), words(change)));
    }

    private static String words(Change change) {
        return "is " + said(change.after()) + ", and " + said(change.before()) + " in the catalog";
    }

    private static String said(@Nullable Object value) {
        return value == null ? "not said" : value.toString();
    }

    private static Map<String, @Nullable Object> fields(ServedModel model) {
        return Json.tolerant().convertValue(model, FIELDS);
    }
}
