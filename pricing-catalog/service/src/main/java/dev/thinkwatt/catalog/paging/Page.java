package dev.thinkwatt.catalog.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor to ask for the next page with, null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param rows from {@link PageQuery#rows()}: one more than the page holds, where another follows
     * @param key what the list is ordered by
     */
    public static <R, T> Page<T> of(PageQuery query, List<R> rows, Function<R, String> key, Function<R, T> view) {
        boolean last = rows.size() < query.rows();
        List<R> shown = last ? rows : rows.subList(0, query.rows() - 1);
        return new Page<>(shown.stream().map(view).toList(), last ? null : cursor(key.apply(shown.getLast())));
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
