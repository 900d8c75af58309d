package dev.thinkwatt.catalog.simulation;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** What a draft would have changed for those who follow its plan: asked, awaited and shown. */
@Path("/console/catalog/plans/{planId}/simulations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class SimulationPages {

    private static final int SHOWN = 20;

    @CheckedTemplate(basePath = "simulation")
    static class Templates {
        static native TemplateInstance simulations(
                String planId, boolean drafted, List<Asked> simulations, FieldProblems problems);

        static native TemplateInstance simulation(Impact impact);
    }

    private final SimulationService simulations;
    private final SimulationResource resource;

    SimulationPages(SimulationService simulations, SimulationResource resource) {
        this.simulations = simulations;
        this.resource = resource;
    }

    @GET
    public TemplateInstance list(@PathParam("planId") @Identifier String planId) {
        return Templates.simulations(
                planId, simulations.isDrafted(planId), simulations.latest(planId, SHOWN), FieldProblems.NONE);
    }

    @POST
    @RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(@PathParam("planId") @Identifier String planId, @RestForm @DefaultValue("30") String days) {
        String simulationId = UUID.randomUUID().toString();
        Instant until = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant from = until.minus(Duration.ofDays(days.matches("[0-9]{1,3}") ? Long.parseLong(days) : 0));
        try {
            simulations.ask(new Question(simulationId, planId, null, from, until));
        } catch (ProblemException refused) {
            return FormAgain.refused(
                    refused,
                    "form",
                    problems -> Templates.simulations(
                            planId, simulations.isDrafted(planId), simulations.latest(planId, SHOWN), problems));
        }
        return Response.seeOther(URI.create("/console/catalog/plans/" + planId + "/simulations/" + simulationId))
                .build();
    }

    @GET
    @Path("/{simulationId}")
    public TemplateInstance simulation(
            @PathParam("planId") @Identifier String planId,
            @PathParam("simulationId") @Identifier String simulationId) {
        Impact impact = simulations.impact(simulationId);
        if (!impact.asked().planId().equals(planId)) {
            throw ProblemException.notFound("There is no simulation " + simulationId + " of plan " + planId + ".");
        }
        return Templates.simulation(impact);
    }

    /** The same file as the interface's: a browser that is signed in asks for it here. */
    @GET
    @Path("/{simulationId}/accounts.csv")
    @Produces(SimulationResource.CSV)
    public Response accounts(@PathParam("simulationId") @Identifier String simulationId) {
        return resource.accounts(simulationId);
    }
}
