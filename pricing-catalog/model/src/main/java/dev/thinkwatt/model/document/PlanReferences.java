package dev.thinkwatt.model.document;

import dev.thinkwatt.model.plan.Knob;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a plan ask of each other. It looks at the tree, because the parts that are wrong in themselves are asked
 * too; what has not the type that it should have is passed over here.
 */
final class PlanReferences {

    private final Map<String, ? extends @Nullable Object> plan;
    private final List<Fault> faults;

    PlanReferences(Map<String, ? extends @Nullable Object> plan, List<Fault> faults) {
        this.plan = plan;
        this.faults = faults;
    }

    /** A value with where it stands. */
    private record At(String path, @Nullable Object value) {

        At field(String name) {
            return new At(RecordReader.child(path, name), value instanceof Map<?, ?> object ? object.get(name) : null);
        }

        Stream<At> elements() {
            return value instanceof List<?> elements
                    ? IntStream.range(0, elements.size()).mapToObj(i -> new At(path + "[" + i + "]", elements.get(i)))
                    : Stream.of();
        }

        Stream<At> names() {
            return value instanceof Map<?, ?> object
                    ? object.keySet().stream().map(name -> new At(RecordReader.child(path, "" + name), name))
                    : Stream.of();
        }
    }

    void check() {
        At root = new At("", plan);
        List<At> models = root.field("models").elements().toList();
        List<At> allowances = root.field("allowances").elements().toList();
        List<At> prices = root.field("prices").elements().toList();
        At priceTerms = root.field("priceTerms");
        List<At> charges = root.field("periodTerms").field("charges").elements().toList();
        distinct(fields(models, "id"), "must not be sold twice");
        distinct(fields(allowances, "id"), "must not be the id of two allowances");
        distinct(prices.stream().map(PlanReferences::nameOf), "must not be priced twice");
        distinct(fields(charges, "id"), "must not be the id of two charges");
        distinct(
                Stream.concat(
                                Stream.of(root.field("baseFee")),
                                priceTerms.field("otherBaseFees").elements())
                        .map(fee -> fee.field("currency")),
                "must not be the currency of two base fees");
        fields(allowances, "id")
                .filter(id -> Knob.SpendingCap.ALLOWANCE.equals(id.value()))
                .forEach(id -> fault(id, "must not be what a subscriber's own cap is called"));
        allowances.forEach(this::counted);
        List<At> aliases = priceTerms.field("aliases").elements().toList();
        aliases(models, aliases);
        sold(Stream.concat(models.stream(), aliases.stream()).toList(), fields(prices, "model"));
        sold(
                models,
                Stream.of(
                                allowances.stream().flatMap(PlanReferences::namesOf),
                                fields(aliases, "model"),
                                fields(priceTerms.field("notSold").elements().toList(), "model"),
                                charges.stream()
                                        .flatMap(
                                                charge -> charge.field("models").elements()))
                        .flatMap(names -> names));
        sites(priceTerms.field("siteGroups").elements().toList(), prices);
        currencies(root, prices);
        if (!charges.isEmpty()) {
            At surcharge = root.field("surcharge");
            Stream.of(surcharge.field("capShare"), surcharge.field("steps"))
                    .filter(asked -> asked.value() != null)
                    .forEach(asked -> fault(
                            asked,
                            "must be absent where usage is charged by the period: such a charge belongs to no site"));
        }
    }

    private static Stream<At> fields(List<At> objects, String name) {
        return objects.stream().map(object -> object.field(name));
    }

    private static Stream<At> namesOf(At allowance) {
        return Stream.concat(
                allowance.field("models").elements(),
                Stream.of(allowance.field("atLimit").field("model")));
    }

    /** What an allowance says of models must fit those that it counts, where it is clear which they are. */
    private void counted(At allowance) {
        Set<String> ids = texts(allowance.field("models").elements());
        if (ids.isEmpty()) {
            return;
        }
        At fallBack = allowance.field("atLimit");
        if (fallBack.field("model").value() instanceof String model
                && ids.contains(model)
                && !isEarly(fallBack.field("from"))) {
            fault(
                    fallBack.field("model"),
                    "must not be a model that the allowance counts, unless it steps in before the limit");
        }
        allowance
                .field("weighing")
                .field("models")
                .names()
                .filter(name -> name.value() instanceof String model && !ids.contains(model))
                .forEach(name -> fault(name, "must be a model that the allowance counts"));
    }

    /** What is no share of the limit is a fault of its own. */
    private static boolean isEarly(At from) {
        return from.value() != null
                && !(Scalars.read(BigDecimal.class, from.value()) instanceof BigDecimal share
                        && share.compareTo(BigDecimal.ONE) >= 0);
    }

    private void aliases(List<At> models, List<At> aliases) {
        Set<String> ids = texts(fields(models, "id"));
        fields(aliases, "id")
                .filter(id -> id.value() instanceof String name && ids.contains(name))
                .forEach(id -> fault(id, "must not be the id of a model that the plan sells"));
    }

    /** Where it is not clear what is sold, nothing is said to be missing. */
    private void sold(List<At> models, Stream<At> named) {
        Set<String> ids = texts(models.stream().map(model -> model.field("id")));
        if (!ids.isEmpty()) {
            named.filter(name -> name.value() instanceof String model && !ids.contains(model))
                    .forEach(name -> fault(name, "must be a model that the plan sells"));
        }
    }

    /** None, unless all are text. */
    private static Set<String> texts(Stream<At> named) {
        Set<String> texts = new HashSet<>();
        for (At name : named.toList()) {
            if (!(name.value() instanceof String text)) {
                return Set.of();
            }
            texts.add(text);
        }
        return texts;
    }

    private void sites(List<At> groups, List<At> prices) {
        distinct(fields(groups, "id"), "must not be the id of two site groups");
        distinct(groups.stream().flatMap(group -> group.field("sites").elements()), "must not be in two site groups");
        Set<String> ids = texts(fields(groups, "id"));
        fields(prices, "siteGroup")
                .filter(group -> group.value() instanceof String id && !ids.contains(id))
                .forEach(group -> fault(group, "must be a site group of the plan"));
    }

    /** Usage could not be charged else. */
    private void currencies(At root, List<At> prices) {
        List<At> sold = Stream.concat(
                        Stream.of(root.field("baseFee")),
                        root.field("priceTerms").field("otherBaseFees").elements())
                .map(fee -> fee.field("currency"))
                .toList();
        if (!sold.stream().allMatch(PlanReferences::isPayable)) {
            return;
        }
        List<@Nullable Object> currencies = new ArrayList<>();
        sold.forEach(currency -> currencies.add(currency.value()));
        fields(prices, "price")
                .map(price -> price.field("currency"))
                .filter(currency -> isPayable(currency) && !currencies.contains(currency.value()))
                .forEach(currency -> fault(currency, "must be that of a base fee"));
        At surcharge = root.field("surcharge").field("currency");
        if (isPayable(surcharge) && !currencies.stream().allMatch(fee -> Objects.equals(fee, surcharge.value()))) {
            fault(surcharge, "must be that of every base fee");
        }
        fields(root.field("entitlements").field("knobs").elements().toList(), "max")
                .map(max -> max.field("currency"))
                .filter(currency -> isPayable(currency) && !Objects.equals(currency.value(), currencies.getFirst()))
                .forEach(currency -> fault(currency, "must be that of the base fee"));
    }

    private static boolean isPayable(At written) {
        return Scalars.read(Currency.class, written.value()) instanceof Currency currency
                && currency.getDefaultFractionDigits() >= 0;
    }

    /** None for what is not clear enough to be the same as another. */
    private static At nameOf(At price) {
        return new At(
                price.path(),
                price.value() instanceof Map<?, ?> fields && PriceName.isComplete(fields)
                        ? PriceName.of(fields)
                        : null);
    }

    private void distinct(Stream<At> names, String rule) {
        Set<Object> seen = new HashSet<>();
        names.filter(name -> name.value() != null)
                .filter(name -> !seen.add(Objects.requireNonNull(name.value())))
                .forEach(name -> fault(name, rule));
    }

    private void fault(At where, String rule) {
        faults.add(new Fault(where.path(), rule));
    }
}
