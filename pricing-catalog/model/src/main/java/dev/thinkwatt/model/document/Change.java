package dev.thinkwatt.model.document;

import org.jspecify.annotations.Nullable;

/**
 * What is different between two documents of a plan, at one place.
 *
 * @param path where; what a list holds goes by its name, like {@code allowances[weekly].limit} or
 *     {@code prices[gpt-5 INPUT STANDARD USD]}
 * @param before as it stands in the first document, null where it is not there
 * @param after as it stands in the second, null where it is not there
 * @param words a sentence for people, the same for the same change
 */
public record Change(
        String path, @Nullable Object before, @Nullable Object after, String words) {}
