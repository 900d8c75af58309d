package dev.thinkwatt.billing.parked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Records that somebody has to look at. */
@Path("/v1/parked-events")
@Tag(name = "Parked events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ, Scope.OPERATIONS})
class ParkedEventResource {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final ParkedEventRepository parked;

    ParkedEventResource(ParkedEventRepository parked) {
        this.parked = parked;
    }

    /**
     * A parked record.
     *
     * @param payload as text, however broken
     * @param payloadBase64 byte for byte
     */
    @Schema(name = "ParkedEvent")
    record View(
            long id,
            String reason,
            String error,
            @Nullable String accountId,
            @Nullable UUID eventId,
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            Map<String, String> headers,
            String payload,
            String payloadBase64,
            Instant parkedAt) {

        static View of(ParkedEventRow row) {
            return new View(
                    row.id,
                    row.reason,
                    row.error,
                    row.accountId,
                    row.eventId,
                    row.topic,
                    row.partition,
                    row.recordOffset,
                    row.recordKey,
                    headers(row),
                    new String(row.payload, StandardCharsets.UTF_8),
                    Base64.getEncoder().encodeToString(row.payload),
                    row.parkedAt);
        }

        private static Map<String, String> headers(ParkedEventRow row) {
            try {
                return Json.tolerant().readValue(row.headers, HEADERS);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("headers were written as JSON", e);
            }
        }
    }

    @GET
    @Transactional
    @Operation(summary = "Parked events, oldest first")
    public Page<View> list(@Valid @BeanParam PageRequest page) {
        return Page.of(parked.after(after(page), page.limit() + 1), page.limit(), row -> Long.toString(row.id))
                .map(View::of);
    }

    private static long after(PageRequest page) {
        try {
            return page.after().isEmpty() ? 0 : Long.parseLong(page.after());
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("after", "must be a cursor that an earlier page gave as next");
        }
    }
}
