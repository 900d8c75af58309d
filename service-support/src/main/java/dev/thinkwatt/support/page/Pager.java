package dev.thinkwatt.support.page;

import org.jspecify.annotations.Nullable;

/**
 * The ways from one page of a list to others.
 *
 * @param all the list from its first item on, as it is filtered
 * @param next null on the last page
 */
public record Pager(boolean first, Address all, @Nullable Address next) {

    /**
     * The ways of a page.
     *
     * @param after the cursor that the page was asked for with; empty: the first
     * @param next the cursor of the next page; null on the last
     */
    public static Pager of(Address all, String after, @Nullable String next) {
        return new Pager(after.isEmpty(), all, next == null ? null : all.with("after", next));
    }
}
