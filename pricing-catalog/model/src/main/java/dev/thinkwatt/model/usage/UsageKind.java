package dev.thinkwatt.model.usage;

import java.util.List;

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
    TOOL_CALL;

    /**
     * What makes up the context of a request: all that it reads. In the order in which a request is taken to hold it: what
     * is read from a cache stands in front, and of what is written to one the longer-lived comes first.
     */
    public static final List<UsageKind> CONTEXT =
            List.of(CACHED_INPUT, CACHE_WRITE_HOUR, CACHE_WRITE, INPUT, AUDIO_INPUT, IMAGE_INPUT);
}
