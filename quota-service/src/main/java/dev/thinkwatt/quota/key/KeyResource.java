package dev.thinkwatt.quota.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.key.ApiKey;
import dev.thinkwatt.support.key.RateLimitHeaders;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** API keys: how machines prove who they are to all three services. */
@Path("/v1/keys")
@Tag(name = "API keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATIONS)
class KeyResource {

    private static final int REQUESTS_PER_SECOND = 5_000;
    private static final long OVERLAP_SECONDS = 86_400;
    private static final long OVERLAP_SECONDS_MAX = 30 * 86_400;
    private static final String TEXT = "\\P{Cntrl}*";
    private static final String TEXT_RULE = "must not contain control characters";
    private static final String SCOPE_RULE = "must be one of " + Scope.OF_KEYS_PATTERN;
    private static final String ID_RULE =
            "must be 3 to 32 lower-case letters, digits or '-', and start with a letter or digit";

    private final KeyService keys;
    private final KeyUseRepository uses;
    private final Clock clock;

    KeyResource(KeyService keys, KeyUseRepository uses, Clock clock) {
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
    }

    /** A key that is asked for. */
    @Schema(name = "CreateKey")
    record Create(
            @NotNull @Pattern(regexp = ApiKey.ID_PATTERN, message = ID_RULE) @Schema(description = "Chosen by the client, part of the key", examples = "gateway-eu-1")
            String keyId,

            @NotBlank @Size(max = 100) @Pattern(regexp = TEXT, message = TEXT_RULE) @Schema(description = "For people", examples = "Gateway in Frankfurt")
            String name,

            @NotEmpty @Size(max = 20) @Schema(examples = "[\"gateway\"]")
            List<@NotNull @Pattern(regexp = Scope.OF_KEYS_PATTERN, message = SCOPE_RULE) String> scopes,

            @Schema(description = "Absent: valid until revoked") @Nullable Instant expiresAt,

            @Min(1) @Max(100_000) @Schema(description = "How often each process of a service lets it ask; absent: 5000")
            @Nullable Integer requestsPerSecond,

            @Schema(description = "How it is told what is left of a plan; absent: IETF") @Nullable RateLimitHeaders rateLimitHeaders) {

        NewKey toNewKey() {
            return new NewKey(
                    keyId,
                    name.strip(),
                    Set.copyOf(scopes),
                    expiresAt,
                    Objects.requireNonNullElse(requestsPerSecond, REQUESTS_PER_SECOND),
                    Objects.requireNonNullElse(rateLimitHeaders, RateLimitHeaders.IETF));
        }
    }

    /** A new secret that is asked for. */
    @Schema(name = "RotateKey")
    record Rotate(
            @NotNull @Identifier String rotationId,

            @Min(0) @Max(OVERLAP_SECONDS_MAX) @Schema(description = "How long secrets before it go on working; 0 after a leak, absent: a day")
            @Nullable Long overlapSeconds) {

        Duration overlap() {
            return Duration.ofSeconds(Objects.requireNonNullElse(overlapSeconds, OVERLAP_SECONDS));
        }
    }

    /** Why a key is ended. */
    @Schema(name = "RevokeKey")
    record Revoke(
            @NotBlank @Size(max = 500) @Pattern(regexp = TEXT, message = TEXT_RULE) String reason) {}

    /** A key as it stands; the key itself only in the one answer of the call that made its secret. */
    @Schema(name = "Key")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String keyId,

            @Schema(description = "Shown once: keep it now") @Nullable String key,

            String name,
            List<String> scopes,
            KeyStatus status,
            @Nullable Instant expiresAt,
            int requestsPerSecond,
            RateLimitHeaders rateLimitHeaders,
            Instant createdAt,
            @Nullable Instant revokedAt,

            @Schema(description = "Up to some minutes late; absent: not used yet") @Nullable Instant lastUsedAt,

            @Nullable String lastUsedService,

            @Schema(description = "The secrets that work now")
            List<KeyState.Secret> secrets) {

        static View of(KeyRow row, @Nullable String key, @Nullable KeyUse use, Instant now) {
            KeyState state = KeyState.of(row, now);
            return new View(
                    row.keyId,
                    key,
                    state.name(),
                    state.scopes(),
                    state.status(),
                    state.expiresAt(),
                    state.requestsPerSecond(),
                    state.rateLimitHeaders(),
                    row.createdAt,
                    row.revokedAt,
                    use == null ? null : use.at(),
                    use == null ? null : use.service(),
                    state.secrets());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a key",
            description =
                    "201 with the key, shown this once; the same again 200 without it; another body for the id 409.")
    @APIResponseSchema(value = View.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "It was made before, with this body.")
    public Response create(@Valid @NotNull Create request) {
        return answer(request.keyId(), keys.create(request.toNewKey()));
    }

    @GET
    @Operation(summary = "Keys, by id")
    public Page<View> list(@Valid @BeanParam PageRequest page) {
        Page<KeyRow> rows = Page.of(keys.after(page.after(), page.limit() + 1), page.limit(), row -> row.keyId);
        var used = uses.of(rows.items().stream().map(row -> row.keyId).toList());
        Instant now = clock.instant();
        return rows.map(row -> View.of(row, null, used.get(row.keyId), now));
    }

    @GET
    @Path("/{keyId}")
    @Operation(summary = "One key")
    public View get(@PathParam("keyId") @Identifier String keyId) {
        return view(keys.find(keyId), null);
    }

    @POST
    @Path("/{keyId}/rotations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give a key a new secret",
            description =
                    "201 with the key, shown this once; the same again 200 without it; another overlap for the id 409.")
    @APIResponseSchema(value = View.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "It was done before, with this body.")
    public Response rotate(@PathParam("keyId") @Identifier String keyId, @Valid @NotNull Rotate request) {
        return answer(keyId, keys.rotate(keyId, request.rotationId(), request.overlap()));
    }

    @POST
    @Path("/{keyId}/revocation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End a key for ever", description = "It works nowhere any more within five seconds.")
    public View revoke(@PathParam("keyId") @Identifier String keyId, @Valid @NotNull Revoke request) {
        return view(keys.revoke(keyId, request.reason()), null);
    }

    private Response answer(String keyId, Optional<ApiKey> made) {
        View view = view(keys.find(keyId), made.map(ApiKey::text).orElse(null));
        return made.isPresent()
                ? Response.created(URI.create("/v1/keys/" + keyId)).entity(view).build()
                : Response.ok(view).build();
    }

    private View view(KeyRow row, @Nullable String key) {
        return View.of(row, key, uses.of(List.of(row.keyId)).get(row.keyId), clock.instant());
    }
}
