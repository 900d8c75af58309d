package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.support.page.Address;
import org.jspecify.annotations.Nullable;

/**
 * The ways from one page of a list to others.
 *
 * @param all the list from its first item on, as it is filtered
 * @param next null on the last page
 */
record Pager(boolean first, Address all, @Nullable Address next) {

    /** @param after the cursor that the page was asked for with; empty: the first */
    static Pager of(String after, Page<?> page, Address all) {
        String next = page.next();
        return new Pager(after.isEmpty(), all, next == null ? null : all.with("after", next));
    }

    public boolean isOne() {
        return first && next == null;
    }
}
