package dev.thinkwatt.model.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A name that prices have for a model, like {@code gpt-5-latest}, from an instant on: until the same name stands for another. Prices
 * alone know it: nobody asks for it or is served by it.
 *
 * @param id the id of no model
 * @param model what it stands for then
 * @param from when; absent: from the start
 */
public record ModelAlias(String id, String model, @Nullable Instant from) {

    Instant start() {
        return from == null ? Instant.MIN : from;
    }
}
