package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.form.Box;
import dev.thinkwatt.catalog.form.Field;
import dev.thinkwatt.catalog.form.Form;
import dev.thinkwatt.catalog.form.Option;
import dev.thinkwatt.catalog.form.Part;
import dev.thinkwatt.catalog.form.Place;
import dev.thinkwatt.catalog.form.Rows;
import dev.thinkwatt.catalog.form.Sent;
import dev.thinkwatt.model.plan.Allowance;
import java.time.DayOfWeek;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The limits of a plan. */
final class AllowancesForm {

    private static final String NOT_SAID = "Not said yet";
    private static final Place WEIGHTS = Place.of("weighing.models");

    /** How a weight is sent. */
    private static final Pattern WEIGHT = Pattern.compile("allowances\\[\\d+]\\.weighing\\.models\\.(.+)");

    private AllowancesForm() {}

    static Form of(JsonNode document) {
        return of(PlanNames.models(document, document.path("allowances")));
    }

    /** The same as it was sent, with the models that it weighed then: the draft may have lost them since. */
    static Form of(JsonNode document, Sent sent) {
        Stream<String> weighed = sent.fields().keySet().stream()
                .map(WEIGHT::matcher)
                .filter(Matcher::matches)
                .map(name -> name.group(1));
        return of(Stream.concat(PlanNames.models(document, document.path("allowances")).stream(), weighed)
                .distinct()
                .toList());
    }

    private static Form of(List<String> models) {
        List<Part> parts = Stream.of(counted(models), WindowFields.ALL, atLimit(models), rest(models))
                .flatMap(List::stream)
                .toList();
        return new Form(List.of(Rows.of("allowances", "Allowances", "allowance", usual(), parts)));
    }

    /** What most begin with. */
    private static ObjectNode usual() {
        ObjectNode allowance = JsonNodeFactory.instance.objectNode();
        allowance.put("meter", "REQUESTS").put("scope", "SUBSCRIBER").put("counts", "ALL");
        allowance.putObject("window").put("kind", "CALENDAR").put("unit", "DAY");
        allowance.putObject("atLimit").put("kind", "DENY");
        return allowance;
    }

    private static List<Part> counted(List<String> models) {
        return List.of(
                Field.text("id", "Id"),
                Field.decimal("limit", "Limit").hint("Units in each window, before the plan's multiplier. 0: none."),
                Field.choice("meter", "Of", Option.of(Allowance.Meter.values(), AllowancesForm::word), NOT_SAID),
                Field.choice("scope", "Of whom", Option.of(Allowance.Scope.values(), AllowancesForm::word), NOT_SAID),
                Field.choice(
                        "counts", "What counts", Option.of(Allowance.Counts.values(), AllowancesForm::word), NOT_SAID),
                Field.several("models", "Models that it counts, together", Option.of(models)));
    }

    private static List<Part> atLimit(List<String> models) {
        List<Option> acts = List.of(
                new Option("FALL_BACK", "Another model serves"),
                new Option("OVERAGE", "Served, at a charge"),
                new Option("DENY", "Denied"));
        return List.of(
                Field.choice("atLimit.kind", "When nothing is left", acts, NOT_SAID)
                        .deciding(),
                Field.choice("atLimit.model", "Fallback", Option.of(models), NOT_SAID)
                        .hint("Its own allowances come next.")
                        .where("atLimit.kind", "FALL_BACK")
                        .deciding(),
                Field.decimal("atLimit.from", "Steps in from")
                        .hint("A share of the limit: 0.8 is 80 %. Empty: once it is full.")
                        .where("atLimit.kind", "FALL_BACK"),
                Field.choice(
                        "whenUnreachable",
                        "While quotas cannot be asked",
                        Option.of(Allowance.Unreachable.values(), AllowancesForm::word),
                        "Not said: it is served"));
    }

    private static List<Part> rest(List<String> models) {
        List<Part> few = List.of(
                Field.decimal("weighing.unitsMaxPerRequest", "Most that one request takes")
                        .hint("Units. Empty: as many as it is."),
                Field.decimal("returnsMax", "Most that comes back")
                        .hint("Units that releases give back in a window. Empty: the limit."));
        List<Part> peak = List.of(
                Field.text("weighing.peak.from", "From").hint("Of the account's day: 08:00."),
                Field.text("weighing.peak.until", "Until")
                        .hint("18:00 is not in it any more. Not after From: of the next day; 00:00 is midnight."),
                Field.decimal("weighing.peak.factor", "Factor").hint("2 counts twice."),
                Field.several(
                        "weighing.peak.days",
                        "Days on which they begin; none: every day",
                        Option.of(DayOfWeek.values(), PlanWords::capital)));
        List<Field> weights = models.stream()
                .map(model -> Field.decimal(WEIGHTS.field(model), model))
                .toList();
        return List.of(Box.folded(
                "Weights, peak hours and more",
                List.of(
                        Box.of(
                                "Weights",
                                "How many units one is: 10 counts tenfold, 0 not at all. Empty: once.",
                                weights),
                        Box.of("Peak hours", "", peak),
                        Box.of("Exceptions", "", few))));
    }

    private static String word(Allowance.Meter meter) {
        return switch (meter) {
            case REQUESTS -> "Requests";
            case TOKENS -> "Tokens";
            case MONEY -> "Money, of what requests are worth";
        };
    }

    private static String word(Allowance.Scope scope) {
        return switch (scope) {
            case SUBSCRIBER -> "Each subscriber";
            case ACCOUNT -> "The whole account";
        };
    }

    private static String word(Allowance.Counts counts) {
        return switch (counts) {
            case MANUAL -> "Only models asked for by name";
            case ALL -> "All, routed ones too";
        };
    }

    private static String word(Allowance.Unreachable act) {
        return switch (act) {
            case OPEN -> "It is served";
            case CLOSED -> "It is denied";
            case DOWNGRADE -> "The fallback serves";
        };
    }
}
