package dev.thinkwatt.model.document;

/**
 * One broken rule of a document.
 *
 * @param path where, like {@code allowances[2].window.length}; empty for the document as a whole
 * @param rule what must hold, in words that follow the path
 */
public record Fault(String path, String rule) {}
