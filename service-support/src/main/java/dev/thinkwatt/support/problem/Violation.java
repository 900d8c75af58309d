package dev.thinkwatt.support.problem;

/**
 * One broken rule of a request.
 *
 * @param field the path as the caller wrote it, like {@code settlements[3].usage.inputTokens}; empty for the body as a whole
 * @param rule what must hold, in words
 */
public record Violation(String field, String rule) {}
