package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.words.Words;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.ModelAliases;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a plan has asked for one model, asks, and will ask, price by price. */
final class PriceHistory {

    private PriceHistory() {}

    /**
     * What a price is for.
     *
     * @param contextAbove for contexts of more tokens; absent: for any
     * @param site where the request ran; absent: anywhere
     * @param siteGroup in one site of which it ran; absent: anywhere
     * @param alias by which the price names the model, while it stands for it; absent: by its own id
     */
    @Schema(name = "PriceHistorySubject")
    record Subject(
            UsageKind kind,
            ServiceTier tier,
            @Nullable Long contextAbove,
            @Nullable String site,
            @Nullable String siteGroup,
            @Nullable String alias,
            Currency currency) {

        private static final Comparator<Subject> ORDER = Comparator.comparing(Subject::kind)
                .thenComparing(Subject::tier)
                .thenComparing(subject -> Objects.requireNonNullElse(subject.contextAbove(), 0L))
                .thenComparing(subject -> Objects.requireNonNullElse(subject.siteGroup(), ""))
                .thenComparing(subject -> Objects.requireNonNullElse(subject.site(), ""))
                .thenComparing(subject -> Objects.requireNonNullElse(subject.alias(), ""))
                .thenComparing(subject -> subject.currency().getCurrencyCode());

        static Subject of(String model, Price price) {
            return new Subject(
                    price.kind(),
                    price.tier(),
                    price.contextAbove(),
                    price.site(),
                    price.siteGroup(),
                    price.model().equals(model) ? null : price.model(),
                    price.price().currency());
        }

        /** {@code Input, Priority, above 200,000 tokens}. */
        public String words() {
            return Words.word(kind) + ", " + Words.word(tier)
                    + (contextAbove == null ? "" : String.format(Locale.ROOT, ", above %,d tokens", contextAbove))
                    + (siteGroup == null ? "" : ", in site group " + siteGroup)
                    + (site == null ? "" : ", at site " + site)
                    + (alias == null ? "" : ", as " + alias);
        }
    }

    /**
     * A price for as long as it stands: over several versions, if they leave it as it is.
     *
     * @param until when a version comes into force that has another, or none, or its alias stands for another model; absent
     *     while none is published
     * @param version the first that has it
     * @param source where it was taken from; absent: whoever published it set it
     * @param approvedBy who made it public; absent for what was there from the start
     * @param reason why; absent with {@code approvedBy}
     */
    @Schema(name = "PriceHistorySpan")
    record Span(
            Money price,
            long per,
            Instant from,
            @Nullable Instant until,
            int version,
            @Nullable String source,
            @Nullable Author approvedBy,
            @Nullable String reason) {

        private static Span of(Price price, PlanVersionRow row, Instant from, @Nullable Instant until) {
            Optional<Origin> origin = row.origin();
            return new Span(
                    price.price(),
                    price.per(),
                    from,
                    until,
                    row.key.version(),
                    price.source(),
                    origin.map(Origin::approvedBy).orElse(null),
                    origin.map(Origin::reason).orElse(null));
        }

        private boolean goesOnAs(Span next) {
            return next.from.equals(until)
                    && next.per == per
                    && next.price.amount().compareTo(price.amount()) == 0
                    && Objects.equals(next.source, source);
        }

        private Span until(@Nullable Instant end) {
            return new Span(price, per, from, end, version, source, approvedBy, reason);
        }
    }

    /** What is priced, and each price that it had, the earliest first. */
    @Schema(name = "PriceHistoryLine")
    record Line(Subject subject, List<Span> spans) {
        Line {
            spans = List.copyOf(spans);
        }
    }

    /** Of a model; empty where no version that is or was to come into force prices it. */
    static List<Line> of(String model, PlanHistory history) {
        Map<Subject, List<Span>> found = new TreeMap<>(Subject.ORDER);
        for (PlanVersionRow row : history.inForceBetween(Instant.MIN, null)) {
            Plan plan = row.plan();
            List<ModelAliases.Span> names =
                    ModelAliases.of(plan.priceTerms().aliases()).spans(model);
            for (Price price : plan.prices()) {
                spans(model, price, plan, names, row)
                        .forEach(span -> add(
                                found.computeIfAbsent(Subject.of(model, price), subject -> new ArrayList<>()), span));
            }
        }
        return found.entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue()))
                .toList();
    }

    /**
     * For how long a price of a version is one of the model.
     *
     * @param names that the model has in it
     */
    private static Stream<Span> spans(
            String model, Price price, Plan plan, List<ModelAliases.Span> names, PlanVersionRow row) {
        if (price.model().equals(model)) {
            return Stream.of(Span.of(price, row, row.from, row.until));
        }
        return names.stream()
                .filter(span -> span.alias().id().equals(price.model()))
                .filter(span -> !isPricedItself(model, price, plan))
                .flatMap(span -> within(span, price, row));
    }

    /** Whether the model has a price under its own id that comes before this one for every request. */
    private static boolean isPricedItself(String model, Price price, Plan plan) {
        return plan.prices().stream()
                .anyMatch(own -> own.model().equals(model)
                        && own.coversAll()
                        && own.kind() == price.kind()
                        && own.tier() == price.tier()
                        && own.price().currency().equals(price.price().currency()));
    }

    private static Stream<Span> within(ModelAliases.Span alias, Price price, PlanVersionRow row) {
        Instant start = alias.alias().from();
        Instant from = start == null || start.isBefore(row.from) ? row.from : start;
        Instant until =
                alias.end() == null || (row.until != null && row.until.isBefore(alias.end())) ? row.until : alias.end();
        return until == null || from.isBefore(until) ? Stream.of(Span.of(price, row, from, until)) : Stream.empty();
    }

    private static void add(List<Span> spans, Span next) {
        if (!spans.isEmpty() && spans.getLast().goesOnAs(next)) {
            spans.add(spans.removeLast().until(next.until()));
        } else {
            spans.add(next);
        }
    }

    /** The models that any such version prices, by name. */
    static List<String> models(PlanHistory history) {
        return history.inForceBetween(Instant.MIN, null).stream()
                .map(PlanVersionRow::plan)
                .flatMap(plan ->
                        plan.prices().stream().flatMap(price -> plan.priceTerms().models(price.model()).stream()))
                .distinct()
                .sorted()
                .toList();
    }
}
