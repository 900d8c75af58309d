package dev.thinkwatt.support.page;

import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;

/** A page as a service writes one, with everything that can go wrong. */
@Path("/console/support/example")
@Produces(MediaType.TEXT_HTML)
@Blocking
class ExamplePages {

    @CheckedTemplate(basePath = "support-test")
    static class Templates {
        static native TemplateInstance example(String name, Instant since);
    }

    @GET
    @Authenticated
    public TemplateInstance page() {
        return Templates.example("<b>bold</b>", Instant.parse("2026-11-24T08:05:00Z"));
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public String act(@RestForm @DefaultValue("") String name) {
        return "done for " + name;
    }

    @POST
    @Path("/anything")
    @PermitAll
    public String anything(String body) {
        return body;
    }

    @DELETE
    @Path("/anything")
    @PermitAll
    public String remove() {
        return "removed";
    }

    @GET
    @Path("/operations")
    @RolesAllowed("operations")
    public String operations() {
        return "operations";
    }

    @GET
    @Path("/fails/{how}")
    @PermitAll
    public Map<String, String> fails(@PathParam("how") String how) {
        switch (how) {
            case "invalid" -> throw ProblemException.invalid("keyId", "must not be empty");
            case "missing" -> throw ProblemException.notFound("there is no key ci-1");
            case "conflict" -> throw ProblemException.conflict("this id was used for another body");
            case "busy" -> throw ProblemException.unavailable("the queue is full", Duration.ofSeconds(2));
            default -> throw new IllegalStateException("the secret of dev.thinkwatt.Secret");
        }
    }
}
