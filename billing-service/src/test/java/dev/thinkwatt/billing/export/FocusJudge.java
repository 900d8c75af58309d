package dev.thinkwatt.billing.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The rules of FOCUS 1.2 as their authors publish them for machines, and what they find wrong with a dataset. Rules of a
 * keyword MUST or MUST NOT are judged; those that only say in words what is to hold have no requirement and cannot be.
 */
final class FocusJudge {

    /** What we support; rules for anything else do not apply. */
    private static final Set<String> SUPPORTED = Set.of(
            "ACCOUNT_NAMING_SUPPORTED",
            "MULTIPLE_PRICING_CATEGORIES_SUPPORTED",
            "NEGOTIATED_PRICING_SUPPORTED",
            "PUBLIC_PRICE_LIST_SUPPORTED",
            "UNIT_PRICING_SUPPORTED",
            "USAGE_MEASUREMENT_SUPPORTED",
            "REGION_SUPPORTED");

    /**
     * For machines this rule lacks half of its condition: in words it is only for purchases that cover future charges, and a base
     * fee covers its own month.
     */
    private static final String HALF_A_RULE = "EffectiveCost-C-005-C";

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    private static final Pattern UNIT = Pattern.compile("(\\d+ )?[A-Za-z]+([-/ ][A-Za-z]+)*");
    private static final Pattern KEY_VALUES = Pattern.compile("\\{.*}");

    private final JsonNode rules;
    private final Set<String> columns;
    private final List<Map<String, String>> rows;
    private final Map<String, Set<String>> faults = new TreeMap<>();
    private final Set<String> judged = new TreeSet<>();

    FocusJudge(List<String> columns, List<Map<String, String>> rows) throws IOException {
        this.rules = new ObjectMapper()
                .readTree(FocusJudge.class.getResourceAsStream("/focus/model-1.2.json"))
                .get("ModelRules");
        this.columns = new HashSet<>(columns);
        this.rows = rows;
    }

    /** The rules that are broken, with the values that break them. */
    Map<String, Set<String>> faults() {
        rules.fieldNames().forEachRemaining(this::judge);
        return faults;
    }

    /** Rules that were judged. */
    Set<String> judged() {
        return judged;
    }

    private void judge(String id) {
        JsonNode rule = rules.get(id);
        JsonNode criteria = rule.get("ValidationCriteria");
        boolean binding = criteria.get("Keyword").asText().startsWith("MUST");
        if (!binding
                || id.equals(HALF_A_RULE)
                || !applies(rule)
                || rule.get("Function").asText().equals("Composite")) {
            return; // what a composite rule is made of is judged by itself
        }
        JsonNode requirement = criteria.get("Requirement");
        if (requirement.isEmpty()) {
            return;
        }
        judged.add(id);
        if (rule.get("EntityType").asText().equals("Dataset")) {
            if (!holds(requirement, Map.of())) {
                fault(id, requirement.toString());
            }
            return;
        }
        for (Map<String, String> row : rows) {
            JsonNode condition = criteria.get("Condition");
            if ((condition.isEmpty() || holds(condition, row))
                    && underItsParents(id, row)
                    && !holds(requirement, row)) {
                fault(
                        id,
                        requirement + " by " + value(row, rule.get("Reference").asText()));
            }
        }
    }

    private void fault(String id, String what) {
        faults.computeIfAbsent(id, key -> new TreeSet<>()).add(what);
    }

    /** A rule about a column that is not there, and need not be, does not apply. */
    private boolean applies(JsonNode rule) {
        boolean supported = StreamSupport.stream(
                        rule.get("ApplicabilityCriteria").spliterator(), false)
                .allMatch(criterion -> SUPPORTED.contains(criterion.asText()));
        boolean dataset = rule.get("EntityType").asText().equals("Dataset");
        return supported && (dataset || columns.contains(rule.get("Reference").asText()));
    }

    /** Where a composite rule has a condition, what it is made of holds under it only; of an OR one is enough. */
    private boolean underItsParents(String id, Map<String, String> row) {
        for (JsonNode parent : rules) {
            JsonNode criteria = parent.get("ValidationCriteria");
            JsonNode requirement = criteria.get("Requirement");
            if (!names(requirement, id)) {
                continue;
            }
            JsonNode condition = criteria.get("Condition");
            if (!condition.isEmpty() && !holds(condition, row)) {
                return false;
            }
            boolean alternative = requirement.path("CheckFunction").asText().equals("OR");
            if (alternative && holds(requirement, row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean names(JsonNode requirement, String id) {
        return StreamSupport.stream(requirement.path("Items").spliterator(), false)
                .anyMatch(item -> item.path("ModelRuleId").asText().equals(id));
    }

    private boolean holds(JsonNode check, Map<String, String> row) {
        String column =
                check.path("ColumnName").asText(check.path("CheckCondition").asText());
        String value = value(row, column);
        return switch (check.get("CheckFunction").asText()) {
            case "AND" -> items(check).stream().allMatch(item -> holds(item, row));
            case "OR" -> items(check).stream().anyMatch(item -> holds(item, row));
            case "CheckModelRule" -> {
                JsonNode criteria = rules.get(check.get("ModelRuleId").asText()).get("ValidationCriteria");
                JsonNode condition = criteria.get("Condition");
                yield criteria.get("Requirement").isEmpty()
                        || (!condition.isEmpty() && !holds(condition, row))
                        || holds(criteria.get("Requirement"), row);
            }
            case "ColumnPresent" -> columns.contains(column);
            case "CheckValue" -> same(value, check.get("Value"));
            case "CheckNotValue" -> !same(value, check.get("Value"));
            case "CheckSameValue" ->
                value(row, text(check, "ColumnAName")).equals(value(row, text(check, "ColumnBName")));
            case "CheckNotSameValue" ->
                !value(row, text(check, "ColumnAName")).equals(value(row, text(check, "ColumnBName")));
            case "CheckGreaterOrEqualThanValue" ->
                value.isEmpty()
                        || new BigDecimal(value).compareTo(check.get("Value").decimalValue()) >= 0;
            case "CheckDistinctCount" -> distinct(check, row);
            case "ColumnByColumnEqualsColumnValue" -> product(check, row);
            case "TypeDecimal", "FormatNumeric", "CheckDecimalValue" ->
                value.isEmpty() || NUMBER.matcher(value).matches();
            case "TypeString", "FormatString" -> value.equals(value.strip()) && !value.equalsIgnoreCase("null");
            case "TypeDateTime", "FormatDateTime" ->
                value.isEmpty() || MOMENT.matcher(value).matches();
            case "FormatUnit" -> value.isEmpty() || UNIT.matcher(value).matches();
            case "FormatKeyValue" ->
                value.isEmpty() || KEY_VALUES.matcher(value).matches();
            case "FormatCurrency", "CheckNationalCurrency" -> value.isEmpty() || isCurrency(value);
            default -> throw new AssertionError("no such check is known: " + check);
        };
    }

    private static boolean same(String value, JsonNode expected) {
        if (expected.isNull()) {
            return value.isEmpty();
        }
        if (expected.isNumber()) {
            return !value.isEmpty() && new BigDecimal(value).compareTo(expected.decimalValue()) == 0;
        }
        return value.equals(expected.asText());
    }

    private boolean distinct(JsonNode check, Map<String, String> row) {
        String a = text(check, "ColumnAName");
        String b = text(check, "ColumnBName");
        long count = rows.stream()
                .filter(other -> value(other, a).equals(value(row, a)))
                .map(other -> value(other, b))
                .distinct()
                .count();
        return value(row, a).isEmpty() || count == check.get("ExpectedCount").asLong();
    }

    private static boolean product(JsonNode check, Map<String, String> row) {
        String a = value(row, text(check, "ColumnAName"));
        String b = value(row, text(check, "ColumnBName"));
        String result = value(row, text(check, "ResultColumnName"));
        return new BigDecimal(a).multiply(new BigDecimal(b)).compareTo(new BigDecimal(result)) == 0;
    }

    private static boolean isCurrency(String value) {
        try {
            return Currency.getInstance(value).getCurrencyCode().equals(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<JsonNode> items(JsonNode check) {
        List<JsonNode> items = new ArrayList<>();
        check.get("Items").forEach(items::add);
        return items;
    }

    private static String text(JsonNode check, String name) {
        return check.get(name).asText();
    }

    private static String value(Map<String, String> row, String column) {
        return Objects.requireNonNullElse(row.get(column), "");
    }

    /** Rows of a CSV file by the heads of their columns. */
    static List<Map<String, String>> rows(List<List<String>> records) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> record : records.subList(1, records.size())) {
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < record.size(); i++) {
                row.put(records.getFirst().get(i), record.get(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
