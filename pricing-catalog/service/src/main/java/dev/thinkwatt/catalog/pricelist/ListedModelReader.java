package dev.thinkwatt.catalog.pricelist;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.thinkwatt.catalog.pricelist.ListPrice.Slot;
import dev.thinkwatt.catalog.pricelist.ListedModel.Leftover;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one model and remembers every fault. */
final class ListedModelReader {

    /** Bounded in length and exponent: {@code 1e999999999} is ten characters and, written out, a gigabyte. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?");

    /** Of a price of one token, as everywhere. */
    private static final int DECIMALS_MAX = 18;

    private static final int MILLION = 6;
    private static final BigDecimal TOKENS_MAX = BigDecimal.valueOf(1_000_000_000);
    private static final int TEXT_MAX = 200;

    /** Numbers that say how much, and not how dear. */
    private static final Pattern MEASURE = Pattern.compile("max_.*|.*_tokens|rpm|tpm|rpd|output_vector_size");

    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");
    private static final Pattern MONEY = Pattern.compile(".*(cost|price|multiplier|uplift|fee|surcharge).*");

    private final String model;
    private final BigDecimal absurdPerMillion;
    private final Faults faults;
    private final Consumer<String> ignored;

    private final Map<Slot, ListPrice> prices = new TreeMap<>();
    private final List<Leftover> leftovers = new ArrayList<>();
    private @Nullable String provider;
    private @Nullable String mode;
    private @Nullable Long maxInputTokens;
    private @Nullable Long maxOutputTokens;

    /** @param ignored is told each field that says nothing of money */
    ListedModelReader(String model, BigDecimal absurdPerMillion, Faults faults, Consumer<String> ignored) {
        this.model = model;
        this.absurdPerMillion = absurdPerMillion;
        this.faults = faults;
        this.ignored = ignored;
    }

    /** @param parser stands at the start of the model's object, and at its end afterwards */
    ListedModel read(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            if (PriceListReader.isName(field)) {
                read(field, parser);
            } else {
                parser.skipChildren();
                fault("a field", "must be called by 1 to 200 printable characters of ASCII");
            }
        }
        return new ListedModel(
                model, provider, mode, maxInputTokens, maxOutputTokens, List.copyOf(prices.values()), leftovers);
    }

    private void read(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "litellm_provider" -> provider = text(field, parser);
            case "mode" -> mode = text(field, parser);
            case "max_input_tokens" -> maxInputTokens = tokens(field, parser);
            case "max_output_tokens" -> maxOutputTokens = tokens(field, parser);
            default -> {
                Optional<Slot> slot = PriceField.slot(field);
                if (slot.isPresent()) {
                    price(field, slot.get(), parser);
                } else if (!keep(field, field, parser)) {
                    ignored.accept(field);
                }
            }
        }
    }

    private void price(String field, Slot slot, JsonParser parser) throws IOException {
        Optional<BigDecimal> perToken = number(field, parser);
        if (perToken.isEmpty()) {
            return;
        }
        BigDecimal perMillion = perToken.get().movePointRight(MILLION);
        if (perMillion.signum() < 0) {
            fault(field, "must not be negative");
        } else if (perMillion.compareTo(absurdPerMillion) > 0) {
            fault(
                    field,
                    "is absurd: %s per million, where %s is the most; the price is that of one token"
                            .formatted(perMillion.toPlainString(), absurdPerMillion.toPlainString()));
        } else if (perToken.get().stripTrailingZeros().scale() > DECIMALS_MAX) {
            fault(field, "must have at most " + DECIMALS_MAX + " decimals");
        } else {
            add(field, new ListPrice(slot, perMillion));
        }
    }

    /** Two fields may say the same, but not two things of the same. */
    private void add(String field, ListPrice price) {
        ListPrice other = prices.putIfAbsent(price.slot(), price);
        if (other != null && !other.equals(price)) {
            fault(
                    field,
                    "contradicts another field, by which it is %s per million"
                            .formatted(other.perMillion().toPlainString()));
        }
    }

    private @Nullable Long tokens(String field, JsonParser parser) throws IOException {
        Optional<BigDecimal> tokens = number(field, parser);
        if (tokens.isEmpty()) {
            return null;
        }
        BigDecimal number = tokens.get();
        if (number.signum() < 0
                || number.compareTo(TOKENS_MAX) > 0
                || number.stripTrailingZeros().scale() > 0) {
            fault(field, "must be a whole number from 0 to " + TOKENS_MAX);
            return null;
        }
        return number.longValueExact();
    }

    private Optional<BigDecimal> number(String field, JsonParser parser) throws IOException {
        boolean number = parser.currentToken().isNumeric();
        if (number && NUMBER.matcher(parser.getText()).matches()) {
            return Optional.of(new BigDecimal(parser.getText()));
        }
        parser.skipChildren();
        fault(field, number ? "must have at most 40 digits and an exponent of at most 2" : "must be a number");
        return Optional.empty();
    }

    private @Nullable String text(String field, JsonParser parser) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING) && PriceListReader.isName(parser.getText())) {
            return parser.getText();
        }
        parser.skipChildren();
        fault(field, "must be a text of 1 to 200 printable characters of ASCII");
        return null;
    }

    /** Keeps what may be money: any number that is no measure, and any text that is called so. Answers whether there was any. */
    private boolean keep(String path, String field, JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                boolean kept = false;
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String inner = parser.currentName();
                    parser.nextToken();
                    kept |= keep(path + "." + inner, inner, parser);
                }
                yield kept;
            }
            case START_ARRAY -> {
                boolean kept = false;
                for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    kept |= keep(path + "[" + i + "]", field, parser);
                }
                yield kept;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                !MEASURE.matcher(field).matches() && leftovers.add(leftover(path, plain(parser.getText())));
            case VALUE_STRING -> MONEY.matcher(field).matches() && leftovers.add(leftover(path, parser.getText()));
            default -> false;
        };
    }

    private static String plain(String number) {
        return NUMBER.matcher(number).matches()
                ? new BigDecimal(number).stripTrailingZeros().toPlainString()
                : number;
    }

    private static Leftover leftover(String path, String value) {
        return new Leftover(printable(path), printable(value));
    }

    private static String printable(String text) {
        String cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "..." : text;
        return UNPRINTABLE.matcher(cut).replaceAll("?");
    }

    private void fault(String field, String rule) {
        faults.add(model + "." + field, rule);
    }
}
