package dev.thinkwatt.billing.parked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.billing.rating.ParkedRetry.Retried;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

    /** Of a path: what is no number is not found. */
    static final String ID = "{id: [0-9]{1,18}}";

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final ParkedEventService parked;

    ParkedEventResource(ParkedEventService parked) {
        this.parked = parked;
    }

    /**
     * A parked record.
     *
     * @param payload as text, however broken
     * @param payloadBase64 byte for byte
     * @param discardedAt absent while somebody still has to look
     */
    @Schema(name = "ParkedEvent")
    record View(
            long id,
            ParkedEventRow.State state,
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
            Instant parkedAt,
            @Nullable Instant discardedAt,
            @Nullable String discardReason) {

        static View of(ParkedEventRow row) {
            return new View(
                    row.id,
                    row.state(),
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
                    row.parkedAt,
                    row.discardedAt,
                    row.discardReason);
        }

        private static Map<String, String> headers(ParkedEventRow row) {
            try {
                return Json.tolerant().readValue(row.headers, HEADERS);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("headers were written as JSON", e);
            }
        }
    }

    /** Why it is given up. */
    @Schema(name = "DiscardParkedEvent")
    record Discard(
            @NotBlank @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]{1,500}", message = "must be 1 to 500 printable characters") String reason) {}

    @GET
    @Operation(
            operationId = "listParkedEvents",
            summary = "Parked events, oldest first",
            description = "Those that somebody has to look at; with an empty state, the discarded ones too.")
    public Page<View> list(@Valid @BeanParam ParkedQuery query, @Valid @BeanParam PageRequest page) {
        return parked.list(query, page).map(View::of);
    }

    @GET
    @Path("/" + ID)
    @Operation(operationId = "getParkedEvent", summary = "One parked event")
    public View get(@PathParam("id") long id) {
        return View.of(parked.find(id));
    }

    @POST
    @Path("/" + ID + "/retry")
    @RolesAllowed({Scope.FINANCE, Scope.OPERATIONS})
    @Operation(
            operationId = "retryParkedEvent",
            summary = "Have a parked event rated once more",
            description =
                    "By what is known now. What becomes a charge, or waits, is not parked any longer and then not found.")
    public Retried retry(@PathParam("id") long id) {
        return parked.retry(id);
    }

    @POST
    @Path("/" + ID + "/discard")
    @RolesAllowed({Scope.FINANCE, Scope.OPERATIONS})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "discardParkedEvent",
            summary = "Give a parked event up for good",
            description = "It is kept, and never charged. The same again 200, for another reason 409.")
    public View discard(@PathParam("id") long id, @Valid @NotNull Discard request) {
        return View.of(parked.discard(id, request.reason().strip()));
    }
}
