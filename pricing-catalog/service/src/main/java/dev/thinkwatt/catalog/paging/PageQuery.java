package dev.thinkwatt.catalog.paging;

import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.page.Pager;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for. */
public class PageQuery {

    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|1[0-9][0-9]|200");

    @QueryParam("limit")
    @Parameter(
            description = "How many items a page holds at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @Nullable String limit;

    @QueryParam("after")
    @Parameter(description = "The cursor that the page before gave as next.")
    @Nullable String after;

    /** How many rows to read: one more than the page holds, to see whether another follows. */
    public int rows() {
        if (limit == null) {
            return 51;
        }
        if (!LIMIT.matcher(limit).matches()) {
            throw ProblemException.invalid("limit", "must be a number from 1 to 200");
        }
        return Integer.parseInt(limit) + 1;
    }

    /**
     * The key of the last item of the page before.
     *
     * @param first what stands before all keys
     * @param parse throws an {@link IllegalArgumentException} or a {@link DateTimeException} for what is no key
     */
    public <K> K after(K first, Function<String, K> parse) {
        if (after == null) {
            return first;
        }
        try {
            return parse.apply(new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ProblemException.invalid("after", "must be a cursor that this list gave");
        }
    }

    /**
     * The ways from the page that was asked for.
     *
     * @param next the cursor of the next page; null on the last
     */
    public Pager pager(Address all, @Nullable String next) {
        return Pager.of(all, after == null ? "" : after, next);
    }

    /** The same for a list that is ordered by id. */
    public String afterId() {
        return after("", id -> {
            if (!id.matches("[A-Za-z0-9._-]+")) {
                throw new IllegalArgumentException(id);
            }
            return id;
        });
    }
}
