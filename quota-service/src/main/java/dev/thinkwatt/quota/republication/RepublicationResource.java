package dev.thinkwatt.quota.republication;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.progress.Progress;
import dev.thinkwatt.support.progress.ProgressLines;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sending usage events again, for a broker that has lost them. */
@Path("/v1/republications")
@Tag(name = "Republication")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATIONS)
class RepublicationResource {

    private static final String RUNS = "Another one runs";

    private final Turns turns;
    private final Republication republication;

    RepublicationResource(Turns turns, Republication republication) {
        this.turns = turns;
        this.republication = republication;
    }

    /** What is to be sent again. */
    @Schema(name = "RepublicationRequest")
    record Request(
            @NotNull @Schema(
                    description =
                            "Whatever was settled, or ran out and was estimated, then or later; no earlier than decisions are kept",
                    examples = "2026-11-20T00:00:00Z")
            Instant from) {}

    @POST
    @Operation(
            summary = "Send usage events again, from the decisions that are kept",
            description =
                    "For a broker that has lost them. Each has the id and the content of the first time: billing takes those"
                            + " that it never got, and no notice of the others. It can be asked as often as one likes,"
                            + " once the last one is over. It waits while Kafka does not take what is on its way")
    @APIResponse(responseCode = "200", description = "What was sent again")
    @APIResponse(responseCode = "409", description = RUNS)
    public Republished republish(@NotNull @Valid Request request) {
        return republication.run(turns.begin(request.from()), Progress.UNHEARD);
    }

    @POST
    @Produces(ProgressLines.TYPE)
    @Operation(
            summary = "The same, and how far it is meanwhile",
            description =
                    "A line of JSON each time some more are on their way, `done` of `all` days of decisions; the last line is"
                            + " what was sent again.")
    @APIResponse(responseCode = "200", description = "What was sent again")
    @APIResponse(responseCode = "409", description = RUNS)
    public StreamingOutput republishLineByLine(@NotNull @Valid Request request) {
        Turn turn = turns.begin(request.from());
        return out -> ProgressLines.write(out, progress -> republication.run(turn, progress));
    }
}
