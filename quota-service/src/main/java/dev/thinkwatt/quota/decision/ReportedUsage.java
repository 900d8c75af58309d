package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.Usage;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Tokens and tool calls as a provider reports them; what is absent is 0. */
@Schema(name = "ReportedUsage")
record ReportedUsage(
        @PositiveOrZero @Max(Limits.TOKENS_MAX) @Schema(examples = "1200") @Nullable Long inputTokens,

        @PositiveOrZero @Max(Limits.TOKENS_MAX) @Nullable Long cachedInputTokens,

        @Schema(description = "Written to a cache that lives five minutes")
        @PositiveOrZero @Max(Limits.TOKENS_MAX) @Nullable Long cacheWriteTokens,

        @Schema(description = "Written to a cache that lives an hour") @PositiveOrZero @Max(Limits.TOKENS_MAX) @Nullable Long cacheWriteHourTokens,

        @PositiveOrZero @Max(Limits.TOKENS_MAX) @Schema(examples = "500") @Nullable Long outputTokens,

        @PositiveOrZero @Max(Limits.TOKENS_MAX) @Nullable Long reasoningTokens,
        @PositiveOrZero @Max(Limits.TOKENS_MAX) @Nullable Long audioInputTokens,
        @PositiveOrZero @Max(Limits.TOKENS_MAX) @Nullable Long audioOutputTokens,
        @PositiveOrZero @Max(Limits.TOKENS_MAX) @Nullable Long imageInputTokens,
        @PositiveOrZero @Max(Limits.TOKENS_MAX) @Nullable Long imageOutputTokens,
        @PositiveOrZero @Max(Limits.TOKENS_MAX) @Nullable Long toolCalls) {

    Usage toUsage() {
        return new Usage(
                orZero(inputTokens),
                orZero(cachedInputTokens),
                orZero(cacheWriteTokens),
                orZero(cacheWriteHourTokens),
                orZero(outputTokens),
                orZero(reasoningTokens),
                orZero(audioInputTokens),
                orZero(audioOutputTokens),
                orZero(imageInputTokens),
                orZero(imageOutputTokens),
                orZero(toolCalls));
    }

    private static long orZero(@Nullable Long tokens) {
        return Objects.requireNonNullElse(tokens, 0L);
    }
}
