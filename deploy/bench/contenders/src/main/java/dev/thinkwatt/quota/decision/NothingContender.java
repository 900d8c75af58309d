package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.identity.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** The floor: what authentication, validation, JSON and HTTP cost here, with nothing decided and nothing kept. */
@Path("/v1/bench")
@RolesAllowed(Scope.GATEWAY)
class NothingContender {

    private final SampleAnswer sample;

    NothingContender(SampleAnswer sample) {
        this.sample = sample;
    }

    @PUT
    @Path("answer")
    public void keep(@NotNull Answer real) {
        sample.keep(real);
    }

    @POST
    @Path("nothing")
    public Uni<Answer> decide(@NotNull @Valid DecisionResource.Request request) {
        return Uni.createFrom().item(sample.get());
    }
}
