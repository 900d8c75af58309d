package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.identity.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Two doors that lead to the same nothing, one of them with a lock. */
@Path("/v1/door")
class DoorResource {

    @GET
    @Path("open")
    @PermitAll
    @Operation(hidden = true)
    public Uni<String> open() {
        return Uni.createFrom().item("in");
    }

    @GET
    @Path("locked")
    @RolesAllowed(Scope.GATEWAY)
    @Operation(hidden = true)
    public Uni<String> locked() {
        return Uni.createFrom().item("in");
    }
}
