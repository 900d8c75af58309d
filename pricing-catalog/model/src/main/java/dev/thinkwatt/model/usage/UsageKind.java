package dev.thinkwatt.model.usage;

/** What a price can be asked for: the request itself, and its tokens and tool calls in disjoint kinds. */
public enum UsageKind {
    REQUEST,
    /** Input tokens that were neither read from nor written to a cache. */
    INPUT,
    CACHED_INPUT,
    /** Written to a cache that lives five minutes. */
    CACHE_WRITE,
    /** Written to a cache that lives an hour. */
    CACHE_WRITE_HOUR,
    /** Visible output tokens. */
    OUTPUT,
    REASONING,
    AUDIO_INPUT,
    AUDIO_OUTPUT,
    IMAGE_INPUT,
    IMAGE_OUTPUT,
    TOOL_CALL
}
