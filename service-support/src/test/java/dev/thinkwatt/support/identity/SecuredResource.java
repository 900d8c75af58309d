package dev.thinkwatt.support.identity;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

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
    @Path("of/{name}")
    @Authenticated
    public String of(@PathParam("name") String name) {
        return name;
    }

    @POST
    @Path("typed/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Authenticated
    public String typed(@PathParam("name") String name, @NotNull Map<String, String> body) {
        return name + body;
    }

    @GET
    @Path("forgotten")
    public Caller forgotten() {
        return callers.current();
    }
}
