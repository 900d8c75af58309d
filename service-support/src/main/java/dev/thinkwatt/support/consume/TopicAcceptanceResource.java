package dev.thinkwatt.support.consume;

import dev.thinkwatt.support.consume.TopicAcceptance.Anew;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Saying that Kafka's topics, which are not those that were read before, are the ones to read. */
@Path("/v1/topics/{service}/acceptance")
@Tag(name = "Topics")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATIONS)
class TopicAcceptanceResource {

    private final TopicAcceptance topics;
    private final String self;

    TopicAcceptanceResource(TopicAcceptance topics, @ConfigProperty(name = "thinkwatt.service") String self) {
        this.topics = topics;
        this.self = self;
    }

    /** Why. */
    @Schema(name = "TopicAcceptanceRequest")
    record Request(
            @NotBlank @Size(max = 500) @Pattern(regexp = "[\\P{Cntrl}\\n\\t]*", message = "must be text") String reason) {}

    /** What is read from its start. */
    @Schema(name = "TopicsAccepted")
    record Accepted(
            @Schema(description = "Empty where all could be read on")
            List<Partition> partitions) {}

    /** A partition that is read from its start. */
    @Schema(name = "AcceptedPartition")
    record Partition(
            String topic,
            int partition,

            @Schema(description = "Up to which offset the log that is gone was read")
            long before,

            @Schema(description = "The first offset of the log that there is")
            long start) {}

    @POST
    @Operation(
            summary = "Read Kafka's topics as they are now",
            description =
                    "For a broker that lost its disk: partitions whose topic was created anew, or whose position is outside of"
                            + " the log, are read from their start. All others go on as they were")
    public Accepted accept(
            @PathParam("service") @Parameter(description = "This service: quota, billing or catalog.") String service,
            @NotNull @Valid Request request) {
        if (!service.equals(self)) {
            throw ProblemException.notFound("This is " + self + "; what " + service + " reads is not said here.");
        }
        List<Anew> accepted = topics.accept(topics.foreign(), request.reason().strip());
        topics.readOn(accepted);
        return new Accepted(accepted.stream()
                .map(anew -> new Partition(
                        anew.partition().topic(),
                        anew.partition().partition(),
                        anew.before().nextOffset(),
                        anew.start().nextOffset()))
                .toList());
    }
}
