package dev.thinkwatt.support.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service says about itself, for the card on the start page. */
@Path("/console/{service}/status")
@Produces(MediaType.TEXT_HTML)
class StatusPages {

    @CheckedTemplate(basePath = "support")
    static class Templates {
        static native TemplateInstance status(String name, String version, Readiness readiness, Instant upSince);
    }

    private final SmallRyeHealthReporter health;
    private final String service;
    private final String name;
    private final String version;
    private final Instant upSince =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    StatusPages(
            SmallRyeHealthReporter health,
            @ConfigProperty(name = "thinkwatt.service") String service,
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.health = health;
        this.service = service;
        this.name = name;
        this.version = version;
    }

    @GET
    @Authenticated
    public Uni<TemplateInstance> status(@PathParam("service") String asked) {
        if (!asked.equals(service)) {
            throw new NotFoundException();
        }
        return health.getReadinessAsync()
                .map(Readiness::of)
                .map(readiness -> Templates.status(name, version, readiness, upSince));
    }
}
