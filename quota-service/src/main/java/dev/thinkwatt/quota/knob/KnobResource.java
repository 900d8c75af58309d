package dev.thinkwatt.quota.knob;

import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a subscriber sets of what its plan offers; every decision returns it. */
@Path("/v1/subscribers/{subscriberId}/knobs")
@Tag(name = "Subscribers")
@RolesAllowed({Scope.OPERATIONS, Scope.KNOBS})
class KnobResource {

    private final KnobService knobs;

    KnobResource(KnobService knobs) {
        this.knobs = knobs;
    }

    @PUT
    @Operation(
            summary = "Set a subscriber's knobs",
            description =
                    "All of them at once: what is absent is as the plan gives it. A spending cap holds from the next request on")
    @APIResponse(responseCode = "200", description = "As they now hold")
    @APIResponse(responseCode = "404", description = "No seat with a plan in force is known by this id")
    public Knobs set(@PathParam("subscriberId") @Identifier String subscriberId, @NotNull @Valid Knobs chosen) {
        return knobs.set(subscriberId, chosen);
    }
}
