package dev.thinkwatt.catalog.model;

import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The models that are served. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class ServedModelResource {

    private final ServedModelRepository models;

    ServedModelResource(ServedModelRepository models) {
        this.models = models;
    }

    /** A model as it was published last. */
    record Published(long revision, Instant publishedAt, ServedModel model) {
        static Published of(ServedModelRow row) {
            return new Published(row.revision, row.publishedAt, row.model());
        }
    }

    @GET
    @Operation(operationId = "listModels", summary = "The models, as published last")
    public Page<Published> list(@BeanParam PageQuery page) {
        return Page.of(page, models.page(page.afterId(), page.rows()), row -> row.id, Published::of);
    }

    @GET
    @Path("/{modelId}")
    @Operation(operationId = "getModel", summary = "A model, as published last")
    public Published one(@PathParam("modelId") @Identifier String modelId) {
        return models.findByIdOptional(modelId)
                .map(Published::of)
                .orElseThrow(() -> ProblemException.notFound("There is no model " + modelId + "."));
    }
}
