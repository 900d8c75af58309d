package dev.thinkwatt.model.usage;

/**
 * Tokens and tool calls of one request. Whether the kinds overlap is the {@link TokenConvention}'s to say; once
 * normalised they are disjoint, and only normalised usage is stored, sent or priced.
 */
public record Usage(
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        long cacheWriteHourTokens,
        long outputTokens,
        long reasoningTokens,
        long audioInputTokens,
        long audioOutputTokens,
        long imageInputTokens,
        long imageOutputTokens,
        long toolCalls) {

    /** More of one kind than this is no request, but a fault of whoever reports it. */
    public static final long QUANTITY_MAX = 10_000_000;

    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Usage {
        requirePlausible("inputTokens", inputTokens);
        requirePlausible("cachedInputTokens", cachedInputTokens);
        requirePlausible("cacheWriteTokens", cacheWriteTokens);
        requirePlausible("cacheWriteHourTokens", cacheWriteHourTokens);
        requirePlausible("outputTokens", outputTokens);
        requirePlausible("reasoningTokens", reasoningTokens);
        requirePlausible("audioInputTokens", audioInputTokens);
        requirePlausible("audioOutputTokens", audioOutputTokens);
        requirePlausible("imageInputTokens", imageInputTokens);
        requirePlausible("imageOutputTokens", imageOutputTokens);
        requirePlausible("toolCalls", toolCalls);
    }

    /** Plain text in and out, nothing cached. */
    public static Usage ofText(long inputTokens, long outputTokens) {
        return new Usage(inputTokens, 0, 0, 0, outputTokens, 0, 0, 0, 0, 0, 0);
    }

    /** How much of a kind was used: tokens, calls, or the one request. */
    public long quantity(UsageKind kind) {
        return switch (kind) {
            case REQUEST -> 1;
            case INPUT -> inputTokens;
            case CACHED_INPUT -> cachedInputTokens;
            case CACHE_WRITE -> cacheWriteTokens;
            case CACHE_WRITE_HOUR -> cacheWriteHourTokens;
            case OUTPUT -> outputTokens;
            case REASONING -> reasoningTokens;
            case AUDIO_INPUT -> audioInputTokens;
            case AUDIO_OUTPUT -> audioOutputTokens;
            case IMAGE_INPUT -> imageInputTokens;
            case IMAGE_OUTPUT -> imageOutputTokens;
            case TOOL_CALL -> toolCalls;
        };
    }

    /** How long the context was: all tokens of the input side, cached or not. Output and reasoning are none of it. */
    public long contextTokens() {
        return UsageKind.CONTEXT.stream().mapToLong(this::quantity).sum();
    }

    private static void requirePlausible(String kind, long quantity) {
        if (quantity < 0 || quantity > QUANTITY_MAX) {
            throw new IllegalArgumentException(kind + " lies between 0 and " + QUANTITY_MAX);
        }
    }
}
