package dev.thinkwatt.support.problem;

import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.ids.RequestId;
import dev.thinkwatt.support.paging.PageRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A resource with everything that can go wrong. */
@Path("/echo")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
class EchoResource {

    enum Colour {
        RED,
        GREEN
    }

    sealed interface Choice {
        record One(String name) implements Choice {}

        record Other(int size) implements Choice {}
    }

    record Estimate(
            @PositiveOrZero long inputTokens, @Nullable BigDecimal amount) {}

    record Interval(Instant startedAt, Instant endedAt) {
        Interval {
            if (endedAt.isBefore(startedAt)) {
                throw new IllegalArgumentException("endedAt is before startedAt");
            }
        }
    }

    record Request(
            @RequestId String requestId,
            @Valid @Nullable Estimate estimate,
            @Size(max = 3) List<@Valid Estimate> estimates,
            Map<String, @Valid Estimate> named,
            @Nullable Colour colour,
            @Nullable Choice choice,
            @Nullable Interval interval) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Request echo(@NotNull @Valid Request request) {
        return request;
    }

    @POST
    @Path("/large")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Object> large(@NotNull Map<String, String> body) {
        return Map.of("length", body.getOrDefault("text", "").length());
    }

    @POST
    @Path("/{id}/large")
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, Object> largeOfAny(@RestPath String id, @NotNull Map<String, String> body) {
        return large(body);
    }

    @POST
    @Path("/{id}/large")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Map<String, Object> file(
            @RestPath String id, @RestForm String note, @RestForm(FileUpload.ALL) List<FileUpload> files)
            throws IOException {
        return Map.of(
                "note",
                note,
                "length",
                Files.size(files.getFirst().uploadedFile()),
                "name",
                files.getFirst().fileName());
    }

    @POST
    @Path("/form/large")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Map<String, Object> form(@RestForm String text) {
        return Map.of("length", text.length());
    }

    @GET
    @Path("/{id}")
    public Map<String, Object> read(
            @RestPath @Identifier String id,
            @RestQuery @DefaultValue("1") @Max(200) int limit,
            @QueryParam("not-after") @Nullable Instant notAfter) {
        return Map.of("id", id, "limit", limit);
    }

    @GET
    @Path("/list/shared")
    public Map<String, Object> list(@Valid @BeanParam PageRequest page) {
        return Map.of("limit", page.limit());
    }

    @GET
    @Path("/uuid/{id}")
    public Map<String, Object> uuid(@RestPath UUID id) {
        return Map.of("id", id);
    }

    @GET
    @Path("/bug/secret")
    public Map<String, Object> bug() {
        throw new IllegalStateException("the secret of dev.thinkwatt.Secret");
    }

    @GET
    @Path("/busy/now")
    public Map<String, Object> busy() {
        throw ProblemException.unavailable("the queue is full", Duration.ofMillis(1200));
    }

    @GET
    @Path("/taken/now")
    public Map<String, Object> taken() {
        throw ProblemException.conflict("this id was used for another body");
    }
}
