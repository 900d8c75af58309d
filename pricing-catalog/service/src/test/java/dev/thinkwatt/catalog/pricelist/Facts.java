package dev.thinkwatt.catalog.pricelist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a real list asks, in words of our own, and a file of that shape with the same figures. */
record Facts(List<Line> lines) {

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

    private static final Map<String, String> SUFFIXES =
            Map.of("STANDARD", "", "PRIORITY", "_priority", "FLEX", "_flex", "BATCH", "_batches");

    /** @param prices per million, by {@code kind/tier/contextAbove} */
    record Line(String model, String provider, String mode, String input, String output, Map<String, String> prices) {

        static Line of(String text) {
            String[] words = text.split(" ");
            Map<String, String> prices = new HashMap<>();
            Arrays.stream(words).skip(5).map(word -> word.split("=")).forEach(word -> prices.put(word[0], word[1]));
            return new Line(words[0], words[1], words[2], words[3], words[4], prices);
        }

        /** As the file has it, each price per token and with an exponent. */
        String json() {
            Stream<String> bounds = Stream.of("max_input_tokens " + input, "max_output_tokens " + output)
                    .filter(bound -> !bound.endsWith(" -"))
                    .map(bound -> "\"" + bound.replace(" ", "\": "));
            Stream<String> costs = prices.entrySet().stream()
                    .map(price -> "\"" + field(price.getKey()) + "\": " + perToken(price.getValue()));
            return "\"%s\": {\"litellm_provider\": \"%s\", \"mode\": \"%s\"%s}"
                    .formatted(
                            model,
                            provider,
                            mode,
                            Stream.concat(bounds, costs).map(", "::concat).collect(Collectors.joining()));
        }
    }

    static Facts read() {
        try (InputStream file = Facts.class.getResourceAsStream("/pricelist/facts-2026-07-24.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return new Facts(text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Line::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String json() {
        return lines.stream().map(Line::json).collect(Collectors.joining(",\n", "{", "}"));
    }

    Map<String, Map<String, String>> prices() {
        return lines.stream().collect(Collectors.toMap(Line::model, Line::prices));
    }

    static String slot(ListPrice price) {
        return price.kind() + "/" + price.tier() + "/" + price.contextAbove();
    }

    private static String field(String slot) {
        String[] words = slot.split("/");
        String step = words[2].equals("0") ? "" : "_above_" + words[2].replaceAll("000$", "k_tokens");
        return FIELDS.get(words[0]) + step + SUFFIXES.get(words[1]);
    }

    private static String perToken(String perMillion) {
        return new BigDecimal(perMillion).unscaledValue() + "e-" + (new BigDecimal(perMillion).scale() + 6);
    }
}
