package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.pricelist.ListPrice.Slot;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the name of a field apart: {@code input_cost_per_token_above_200k_tokens_priority} is a kind, a step and a tier. */
final class PriceField {

    private static final String CACHE_WRITE = "cache_creation_input_token_cost";

    private static final Map<String, UsageKind> KINDS = Map.of(
            "input_cost_per_token",
            UsageKind.INPUT,
            "output_cost_per_token",
            UsageKind.OUTPUT,
            "output_cost_per_reasoning_token",
            UsageKind.REASONING,
            "cache_read_input_token_cost",
            UsageKind.CACHED_INPUT,
            "input_cost_per_token_cache_hit",
            UsageKind.CACHED_INPUT,
            CACHE_WRITE,
            UsageKind.CACHE_WRITE,
            "input_cost_per_audio_token",
            UsageKind.AUDIO_INPUT,
            "output_cost_per_audio_token",
            UsageKind.AUDIO_OUTPUT,
            "input_cost_per_image_token",
            UsageKind.IMAGE_INPUT,
            "output_cost_per_image_token",
            UsageKind.IMAGE_OUTPUT);

    private static final Map<String, ServiceTier> TIERS =
            Map.of("batches", ServiceTier.BATCH, "priority", ServiceTier.PRIORITY, "flex", ServiceTier.FLEX);

    private static final Pattern NAME = Pattern.compile("(?<kind>" + String.join("|", KINDS.keySet())
            + ")(?<hour>_above_1hr)?(_above_(?<thousands>[1-9]\\d{0,4})k_tokens)?(_(?<tier>"
            + String.join("|", TIERS.keySet()) + "))?");

    private PriceField() {}

    /** What a field's price is for; empty where it is no price of tokens. */
    static Optional<Slot> slot(String field) {
        Matcher name = NAME.matcher(field);
        if (!name.matches()) {
            return Optional.empty();
        }
        boolean hour = name.group("hour") != null;
        if (hour && !name.group("kind").equals(CACHE_WRITE)) {
            return Optional.empty();
        }
        UsageKind kind = Objects.requireNonNull(KINDS.get(name.group("kind")));
        String tier = name.group("tier");
        String thousands = name.group("thousands");
        return Optional.of(new Slot(
                hour ? UsageKind.CACHE_WRITE_HOUR : kind,
                tier == null ? ServiceTier.STANDARD : Objects.requireNonNull(TIERS.get(tier)),
                thousands == null ? 0 : 1000 * Long.parseLong(thousands)));
    }
}
