package dev.thinkwatt.support.identity;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Doors that open to some. */
@Path("/v1/secured")
@Produces(MediaType.APPLICATION_JSON)
class SecuredResource {

    private final Callers callers;

    SecuredResource(Callers callers) {
        this.callers = callers;
    }

    @GET
    @Authenticated
    public Caller anybody() {
        return callers.current();
    }

    @GET
    @Path("gateway")
    @RolesAllowed(Scope.GATEWAY)
    public Caller gateway() {
        return callers.current();
    }

    @GET
    @Path("finance")
    @RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
    public Caller finance() {
        return callers.current();
    }

    @GET
    @Path("forgotten")
    public Caller forgotten() {
        return callers.current();
    }
}
