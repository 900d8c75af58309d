package dev.thinkwatt.model.usage;

/**
 * How a provider counts. OpenAI counts cached tokens inside input and reasoning inside output; Anthropic does neither.
 * Usage is made disjoint once, at the door, so that nothing is ever charged twice.
 */
public enum TokenConvention {
    DISJOINT,
    CACHED_IN_INPUT,
    CACHED_IN_INPUT_REASONING_IN_OUTPUT;

    /**
     * The same usage in disjoint kinds.
     *
     * @throws IllegalArgumentException if a part is larger than the whole that it is said to be inside of
     */
    public Usage disjoint(Usage reported) {
        return switch (this) {
            case DISJOINT -> reported;
            case CACHED_IN_INPUT -> withoutOverlap(reported, reported.cachedInputTokens(), 0);
            case CACHED_IN_INPUT_REASONING_IN_OUTPUT ->
                withoutOverlap(reported, reported.cachedInputTokens(), reported.reasoningTokens());
        };
    }

    private static Usage withoutOverlap(Usage reported, long insideInput, long insideOutput) {
        if (insideInput > reported.inputTokens()) {
            throw new IllegalArgumentException(
                    "cachedInputTokens is more than the inputTokens it is counted inside of");
        }
        if (insideOutput > reported.outputTokens()) {
            throw new IllegalArgumentException("reasoningTokens is more than the outputTokens it is counted inside of");
        }
        return new Usage(
                reported.inputTokens() - insideInput,
                reported.cachedInputTokens(),
                reported.cacheWriteTokens(),
                reported.cacheWriteHourTokens(),
                reported.outputTokens() - insideOutput,
                reported.reasoningTokens(),
                reported.audioInputTokens(),
                reported.audioOutputTokens(),
                reported.imageInputTokens(),
                reported.imageOutputTokens(),
                reported.toolCalls());
    }
}
