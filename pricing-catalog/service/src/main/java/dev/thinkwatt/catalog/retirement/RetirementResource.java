package dev.thinkwatt.catalog.retirement;

import dev.thinkwatt.catalog.model.Lifecycle.Stage;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.catalog.publication.Reason;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** From when on a model is no longer served. */
@Path("/v1/models/{modelId}/retirement")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class RetirementResource {

    private final RetirementService retirements;
    private final Publication publication;

    RetirementResource(RetirementService retirements, Publication publication) {
        this.retirements = retirements;
        this.publication = publication;
    }

    /**
     * Whether a model is retired, when, and whom it concerns.
     *
     * @param stage where the model is in its life now
     * @param retiresAt from when on it is no longer served; absent while nobody has announced that
     * @param earliest the date that can be announced today, if it shall be soon
     * @param soldBy the plans of which a published version sells it; their subscribers are given notice
     */
    record Retirement(String modelId, Stage stage, @Nullable Instant retiresAt, Instant earliest, List<String> soldBy) {
        static Retirement of(RetirementService.Outlook outlook, Instant now) {
            return new Retirement(
                    outlook.model().id(),
                    outlook.model().lifecycle().at(now),
                    outlook.model().lifecycle().retiresAt(),
                    outlook.earliest(),
                    outlook.soldBy());
        }
    }

    /** @param retireAt from when on the model is no longer served */
    record Announcement(Instant retireAt, @Reason String reason) {}

    record Withdrawal(@Reason String reason) {}

    @GET
    @Operation(operationId = "getRetirement", summary = "When a model is retired, and whom it concerns")
    public Retirement retirement(@PathParam("modelId") @Identifier String modelId) {
        return answer(retirements.outlook(modelId));
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Operation(
            operationId = "retireModel",
            summary = "Announces from when on a model is no longer served",
            description = "Not sooner than the notice period, where a published plan sells it; "
                    + "and by then it is nobody's default. A date that was announced may be put off.")
    public Retirement announce(
            @PathParam("modelId") @Identifier String modelId, @Valid @NotNull Announcement announcement) {
        return answer(retirements.announce(modelId, announcement.retireAt(), announcement.reason()));
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path("/withdrawal")
    @Operation(operationId = "withdrawRetirement", summary = "Keeps a model whose retirement was announced")
    public Retirement withdraw(
            @PathParam("modelId") @Identifier String modelId, @Valid @NotNull Withdrawal withdrawal) {
        return answer(retirements.withdraw(modelId, withdrawal.reason()));
    }

    private Retirement answer(RetirementService.Outlook outlook) {
        return Retirement.of(outlook, publication.now());
    }
}
