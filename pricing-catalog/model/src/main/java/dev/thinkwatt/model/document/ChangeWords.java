package dev.thinkwatt.model.document;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says changes in sentences: by name what people buy, by path all else. */
final class ChangeWords {

    private static final Pattern ELEMENT = Pattern.compile("(models|allowances|prices)\\[([^]]*)](?:\\.(.+))?");

    private final Map<String, ? extends @Nullable Object> before;
    private final Map<String, ? extends @Nullable Object> after;

    /** The documents that are compared. */
    ChangeWords(Map<String, ? extends @Nullable Object> before, Map<String, ? extends @Nullable Object> after) {
        this.before = before;
        this.after = after;
    }

    String of(String path, @Nullable Object from, @Nullable Object to) {
        Matcher element = ELEMENT.matcher(path);
        if (!element.matches()) {
            return path.equals("baseFee") ? amount("The base fee", from, to) : field(path, from, to);
        }
        String name = element.group(2);
        String field = element.group(3);
        return switch (element.group(1)) {
            case "prices" -> price(from, to);
            case "models" -> field == null ? model(name, from, to) : "Model " + name + ": " + field(field, from, to);
            default ->
                field == null
                        ? allowance(name, from, to)
                        : "Allowance " + name + ": " + ofAllowance(name, field, from, to);
        };
    }

    private static String price(@Nullable Object from, @Nullable Object to) {
        if (from == null) {
            return subject(to) + " is priced: " + Said.price(to) + ".";
        }
        if (to == null) {
            return subject(from) + " has no price any more; it was " + Said.price(from) + ".";
        }
        Compared compared = Compared.prices(from, to);
        return subject(to) + " " + compared.verb() + " from " + Said.price(from) + " to " + Said.price(to)
                + compared.share() + ".";
    }

    private static String subject(@Nullable Object price) {
        return price instanceof Map<?, ?> fields ? PriceName.subject(fields) : Said.value(price);
    }

    private static String model(String name, @Nullable Object from, @Nullable Object to) {
        if (from == null) {
            return "Model " + name + " is sold.";
        }
        return to == null ? "Model " + name + " is no longer sold." : field("Model " + name, from, to);
    }

    private static String allowance(String name, @Nullable Object from, @Nullable Object to) {
        if (from == null) {
            return "Allowance " + name + " is new: " + Said.allowance(to) + ".";
        }
        return to == null
                ? "Allowance " + name + " is gone; it was " + Said.allowance(from) + "."
                : field("Allowance " + name, from, to);
    }

    private String ofAllowance(String name, String field, @Nullable Object from, @Nullable Object to) {
        return switch (field) {
            case "limit" ->
                amount("the limit", Said.units(from, allowance(before, name)), Said.units(to, allowance(after, name)));
            case "window" -> "it counts " + Said.window(to) + ", no longer " + Said.window(from) + ".";
            case "atLimit" -> "at the limit a request " + Said.atLimit(to) + ", no longer " + Said.atLimit(from) + ".";
            default -> field(field, from, to);
        };
    }

    private static @Nullable Object allowance(Map<String, ? extends @Nullable Object> document, String name) {
        return document.get("allowances") instanceof List<?> all
                ? all.stream()
                        .filter(each -> each instanceof Map<?, ?> object && name.equals(object.get("id")))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static String amount(String what, @Nullable Object from, @Nullable Object to) {
        Compared compared = Compared.amounts(from, to);
        return what + " " + compared.verb() + " from " + Said.value(from) + " to " + Said.value(to) + compared.share()
                + ".";
    }

    private static String field(String path, @Nullable Object from, @Nullable Object to) {
        if (from == null) {
            return path + " is set to " + Said.value(to) + ".";
        }
        return to == null
                ? path + " is no longer set; it was " + Said.value(from) + "."
                : path + " changes from " + Said.value(from) + " to " + Said.value(to) + ".";
    }
}
