package dev.thinkwatt.model.plan;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.RandomAccess;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The aliases of a plan in its own order, and which stands for which model when: rating looks them up for every event. */
public final class ModelAliases extends AbstractList<ModelAlias> implements RandomAccess {

    /**
     * For how long an alias stands for its model.
     *
     * @param end when it stands for another; null: never
     */
    public record Span(ModelAlias alias, @Nullable Instant end) {

        static Span of(ModelAlias alias, List<ModelAlias> all) {
            return new Span(
                    alias,
                    all.stream()
                            .filter(other -> other.id().equals(alias.id()))
                            .map(ModelAlias::start)
                            .filter(start -> start.isAfter(alias.start()))
                            .min(Instant::compareTo)
                            .orElse(null));
        }

        boolean holdsAt(Instant instant) {
            return !instant.isBefore(alias.start()) && (end == null || instant.isBefore(end));
        }

        boolean meets(Span other) {
            return alias.model().equals(other.alias.model())
                    && (holdsAt(other.alias.start()) || other.holdsAt(alias.start()));
        }
    }

    private final List<Span> spans;
    private final Map<String, List<Span>> byModel;

    private ModelAliases(List<ModelAlias> aliases) {
        this.spans = aliases.stream().map(alias -> Span.of(alias, aliases)).toList();
        this.byModel = spans.stream()
                .sorted(Comparator.comparing(span -> span.alias().start()))
                .collect(Collectors.groupingBy(span -> span.alias().model()));
    }

    public static ModelAliases of(List<ModelAlias> aliases) {
        return aliases instanceof ModelAliases known ? known : new ModelAliases(aliases);
    }

    @Override
    public ModelAlias get(int index) {
        return spans.get(index).alias();
    }

    @Override
    public int size() {
        return spans.size();
    }

    /** The name that a model has at an instant. */
    Optional<String> of(String model, Instant at) {
        for (Span span : spans(model)) {
            if (span.holdsAt(at)) {
                return Optional.of(span.alias().id());
            }
        }
        return Optional.empty();
    }

    /** When which name stands for a model, the earliest first. */
    public List<Span> spans(String model) {
        return byModel.getOrDefault(model, List.of());
    }

    /** The models that prices of such a name are for, now or then: itself where it is no alias. */
    public Set<String> models(String name) {
        Set<String> models = spans.stream()
                .filter(span -> span.alias().id().equals(name))
                .map(span -> span.alias().model())
                .collect(Collectors.toCollection(TreeSet::new));
        return models.isEmpty() ? Set.of(name) : models;
    }

    /** Instants between which nothing changes, of all these at once; the first comes before everything. */
    public static List<Instant> turns(Collection<PriceTerms> terms) {
        return Stream.concat(
                        Stream.of(Instant.MIN),
                        terms.stream().flatMap(one -> one.aliases().stream()).map(ModelAlias::start))
                .distinct()
                .sorted()
                .toList();
    }

    /** The place of an alias that begins when one of the same name does; empty where all is well. */
    public OptionalInt repeated() {
        Set<ModelAlias> seen = new HashSet<>();
        return IntStream.range(0, spans.size())
                .filter(i -> {
                    ModelAlias alias = spans.get(i).alias();
                    return !seen.add(new ModelAlias(alias.id(), "", alias.from()));
                })
                .findFirst();
    }

    /** The place of an alias that stands for a model while another does; empty where all is well. */
    public OptionalInt doubled() {
        return IntStream.range(0, spans.size())
                .filter(i -> spans.subList(0, i).stream().anyMatch(spans.get(i)::meets))
                .findFirst();
    }
}
