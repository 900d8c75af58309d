package dev.thinkwatt.e2e.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** What 218 models were listed at on one day, in the shape of the file that the community keeps. */
record RealPriceList(ObjectNode models) {

    private static final Path FACTS = Path.of(
            System.getProperty("thinkwatt.root"),
            "pricing-catalog/service/src/test/resources/pricelist/facts-2026-07-24.txt");

    private static final Map<String, String> FIELDS = Map.of(
            "INPUT", "input_cost_per_token",
            "OUTPUT", "output_cost_per_token",
            "REASONING", "output_cost_per_reasoning_token",
            "CACHED_INPUT", "cache_read_input_token_cost",
            "CACHE_WRITE", "cache_creation_input_token_cost",
            "CACHE_WRITE_HOUR", "cache_creation_input_token_cost_above_1hr",
            "AUDIO_INPUT", "input_cost_per_audio_token",
            "AUDIO_OUTPUT", "output_cost_per_audio_token",
            "IMAGE_INPUT", "input_cost_per_image_token",
            "IMAGE_OUTPUT", "output_cost_per_image_token");

    private static final Map<String, String> TIERS =
            Map.of("STANDARD", "", "PRIORITY", "_priority", "FLEX", "_flex", "BATCH", "_batches");

    /** Each line of the facts is a model: id, provider, mode, longest input and output, then its prices per million. */
    static RealPriceList read() {
        ObjectNode models = JsonNodeFactory.instance.objectNode();
        try {
            for (String line : Files.readAllLines(FACTS)) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ");
                    ObjectNode model = models.putObject(words[0]);
                    model.put("litellm_provider", words[1]).put("mode", words[2]);
                    Arrays.stream(words).skip(5).forEach(price -> put(model, price));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RealPriceList(models);
    }

    /** The same with another price of a model, per token. */
    RealPriceList with(String model, String field, String perToken) {
        ObjectNode other = models.deepCopy();
        other.withObjectProperty(model).put(field, new BigDecimal(perToken));
        return new RealPriceList(other);
    }

    FilePayload file() {
        return new FilePayload(
                "model_prices_and_context_window.json",
                "application/json",
                models.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Such as {@code INPUT/PRIORITY/200000=2.5}: its kind, tier, and the context above which it holds. */
    private static void put(ObjectNode model, String price) {
        String[] sides = price.split("=");
        String[] slot = sides[0].split("/");
        String step = slot[2].equals("0") ? "" : "_above_" + slot[2].replaceAll("000$", "k_tokens");
        model.put(FIELDS.get(slot[0]) + step + TIERS.get(slot[1]), new BigDecimal(sides[1]).movePointLeft(6));
    }
}
