package dev.thinkwatt.support.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** An act of the API that needs no body. */
@Path("/v1/csrf-example")
class ExampleResource {

    @POST
    @PermitAll
    public void act() {}
}
