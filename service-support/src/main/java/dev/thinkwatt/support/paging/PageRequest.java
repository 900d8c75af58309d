package dev.thinkwatt.support.paging;

import dev.thinkwatt.support.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. */
public class PageRequest {

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1) @Max(200) int limit;

    @Nullable @QueryParam("after")
    String after;

    /** How many items, at most 200. */
    public int limit() {
        return limit;
    }

    /** The key of the last item that the caller has, empty for the first page. */
    public String after() {
        if (after == null) {
            return "";
        }
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(after);
            String key = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded))
                    .toString();
            if (key.indexOf('\0') < 0) {
                return key;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // falls through: the cursor is not one that we gave
        }
        throw ProblemException.invalid("after", "must be a cursor that an earlier page gave as next");
    }
}
