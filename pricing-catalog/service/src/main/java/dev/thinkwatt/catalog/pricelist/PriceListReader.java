package dev.thinkwatt.catalog.pricelist;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.thinkwatt.catalog.pricelist.PriceListFile.Faulty;
import dev.thinkwatt.catalog.pricelist.PriceListFile.Read;
import dev.thinkwatt.support.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads prices from JSON as LiteLLM's {@code model_prices_and_context_window.json} has them: an object of models, each an object
 * of fields, prices in USD per token. Numbers are taken from their text, digit by digit.
 */
final class PriceListReader {

    static final Currency CURRENCY = Currency.getInstance("USD");

    private static final Pattern NAME = Pattern.compile("[!-~]{1,200}");

    /** Stands among the models and explains the fields. */
    private static final String EXPLANATION = "sample_spec";

    private static final int IGNORED_MAX = 1000;

    private final BigDecimal absurdPerMillion;
    private final int modelsMax;
    private final Faults faults = new Faults();
    private final SortedMap<String, ListedModel> models = new TreeMap<>();
    private final Map<String, Integer> ignored = new HashMap<>();

    private PriceListReader(BigDecimal absurdPerMillion, int modelsMax) {
        this.absurdPerMillion = absurdPerMillion;
        this.modelsMax = modelsMax;
    }

    /**
     * @param absurdPerMillion a higher price is taken for a mistake of unit
     * @param modelsMax how many a list may have
     */
    static PriceListFile read(byte[] file, BigDecimal absurdPerMillion, int modelsMax) {
        return new PriceListReader(absurdPerMillion, modelsMax).read(file);
    }

    private PriceListFile read(byte[] file) {
        try (JsonParser parser = Json.strict().getFactory().createParser(file)) {
            parse(parser);
        } catch (IOException e) {
            faults.add("", "is not JSON in UTF-8");
        }
        if (faults.isEmpty() && models.isEmpty()) {
            faults.add("", "lists no model");
        }
        return faults.isEmpty() ? new Read(models, ignored) : new Faulty(faults.all());
    }

    private void parse(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                faults.add("", "must be an object of models");
                return;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                model(parser.currentName(), parser);
            }
            if (parser.nextToken() != null) {
                faults.add("", "must end after the models");
            }
        } catch (JsonProcessingException e) {
            faults.add(path(parser.getParsingContext()), rule(e));
        }
    }

    private void model(String id, JsonParser parser) throws IOException {
        parser.nextToken();
        if (id.equals(EXPLANATION)) {
            parser.skipChildren();
            ignored.merge(EXPLANATION, 1, Integer::sum);
        } else if (models.size() >= modelsMax) {
            parser.skipChildren();
            faults.add("", "lists more than " + modelsMax + " models");
        } else if (!isName(id)) {
            parser.skipChildren();
            faults.add("model " + (models.size() + 1), "must be called by 1 to 200 printable characters of ASCII");
        } else if (parser.hasToken(JsonToken.START_OBJECT)) {
            models.put(id, new ListedModelReader(id, absurdPerMillion, faults, this::ignore).read(parser));
        } else {
            parser.skipChildren();
            faults.add(id, "must be an object");
        }
    }

    private void ignore(String field) {
        if (ignored.size() < IGNORED_MAX || ignored.containsKey(field)) {
            ignored.merge(field, 1, Integer::sum);
        } else {
            faults.add("", "has more than " + IGNORED_MAX + " different fields");
        }
    }

    /** What can be shown, stored and asked for. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static String path(JsonStreamContext innermost) {
        String path = "";
        for (JsonStreamContext context = innermost; context != null; context = context.getParent()) {
            if (context.hasCurrentName()) {
                path = context.getCurrentName() + (path.isEmpty() ? "" : "." + path);
            }
        }
        return path;
    }

    private static String rule(JsonProcessingException exception) {
        if (exception instanceof StreamConstraintsException) {
            return "nests too deep, or has too long a number or name";
        }
        String message = exception.getOriginalMessage();
        if (message != null && message.startsWith("Duplicate field")) {
            return "is given twice";
        }
        return "is followed by what is no JSON, at line %d, column %d"
                .formatted(
                        exception.getLocation().getLineNr(),
                        exception.getLocation().getColumnNr());
    }
}
