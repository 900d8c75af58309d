package dev.thinkwatt.catalog.model;

import dev.thinkwatt.catalog.model.Lifecycle.Stage;
import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.catalog.publication.Reason;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.support.etag.ETag;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** The models that are served. */
@Path("/v1/models")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class ServedModelResource {

    private static final long TOKENS_MAX = 100_000_000;

    private final ServedModelRepository models;
    private final ServedModelService service;
    private final Publication publication;

    ServedModelResource(ServedModelRepository models, ServedModelService service, Publication publication) {
        this.models = models;
        this.service = service;
        this.publication = publication;
    }

    /**
     * A model as it was published last.
     *
     * @param stage where it is in its life now
     * @param retiresAt from when on it is no longer served; absent while nobody has announced that
     */
    record Published(
            long revision,
            Instant publishedAt,
            Stage stage,
            @Nullable Instant retiresAt,
            ServedModel model) {
        static Published of(KnownModel known, Instant now) {
            return new Published(
                    known.revision(),
                    known.publishedAt(),
                    known.lifecycle().at(now),
                    known.lifecycle().retiresAt(),
                    known.model());
        }
    }

    /**
     * What a model is.
     *
     * @param contextTokens the longest context it can read
     * @param maxOutputTokens the longest answer it gives; absent where nobody says
     * @param relativeAccuracy how often it is right relative to the reference model, which has 1
     */
    record Terms(
            @Pattern(regexp = "(?=.*\\S)\\P{Cntrl}{1,100}", message = "must be 1 to 100 characters of text")
            String name,

            ModelTier tier,
            @Min(1) @Max(TOKENS_MAX) long contextTokens,
            @Nullable @Min(1) @Max(TOKENS_MAX) Long maxOutputTokens,

            @DecimalMin(value = "0", inclusive = false) @DecimalMax("10") @Digits(integer = 2, fraction = 4) BigDecimal relativeAccuracy,

            @Valid Draw energy,
            @Reason String reason) {

        ServedModel toModel(String id) {
            return new ServedModel(
                    id, name, tier, contextTokens, maxOutputTokens, relativeAccuracy, energy.toProfile());
        }
    }

    /**
     * What a model draws on the reference hardware, in Wh per 1,000,000 tokens of a kind, or per request.
     *
     * @param source where the figures come from, with the date
     */
    record Draw(
            @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 9) BigDecimal inputWh,

            @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 9) BigDecimal cachedWh,

            @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 9) BigDecimal outputWh,

            @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 9) BigDecimal reasoningWh,

            @DecimalMin("0") @DecimalMax("100000") @Digits(integer = 6, fraction = 9) BigDecimal requestWh,

            EnergyProfile.Basis basis,

            @Pattern(regexp = "(?=.*\\S)\\P{Cntrl}{1,500}", message = "must be 1 to 500 characters of text")
            String source) {

        EnergyProfile toProfile() {
            return new EnergyProfile(inputWh, cachedWh, outputWh, reasoningWh, requestWh, basis, source);
        }
    }

    /** The stages that a model is put into; that of retirement comes with its time. */
    enum NextStage {
        DEFAULTABLE,
        LEGACY;

        Lifecycle toLifecycle() {
            return switch (this) {
                case DEFAULTABLE -> Lifecycle.DEFAULTABLE;
                case LEGACY -> Lifecycle.LEGACY;
            };
        }
    }

    /** A stage that a model enters now. */
    record Move(NextStage stage, @Reason String reason) {}

    @GET
    @Operation(operationId = "listModels", summary = "The models, as published last")
    public Page<Published> list(@BeanParam PageQuery page) {
        Instant now = publication.now();
        return Page.of(
                page, models.page(page.afterId(), page.rows()), row -> row.id, row -> Published.of(row.known(), now));
    }

    @GET
    @Path("/{modelId}")
    @Operation(
            operationId = "getModel",
            summary = "A model, as published last",
            description = "Its ETag is what a change of it is sent with.")
    public RestResponse<Published> one(@PathParam("modelId") @Identifier String modelId) {
        return answer(Status.OK, service.find(modelId).orElseThrow(() -> ServedModelService.missing(modelId)));
    }

    @RolesAllowed(Scope.CATALOG)
    @PUT
    @Path("/{modelId}")
    @Operation(
            operationId = "putModel",
            summary = "Announces a new model, or changes one",
            description = "A change needs the ETag that was read as If-Match. "
                    + "Plan versions keep the model as it was when they were published.")
    public RestResponse<Published> put(
            @PathParam("modelId") @Identifier String modelId,
            @Parameter(description = "The ETag of the model as it was read; absent for a new one.")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch,
            @Valid @NotNull Terms terms) {
        ServedModelService.Kept kept = service.keep(terms.toModel(modelId), ifMatch, terms.reason());
        return answer(kept.added() ? Status.CREATED : Status.OK, kept.model());
    }

    @RolesAllowed(Scope.CATALOG)
    @PUT
    @Path("/{modelId}/stage")
    @Operation(
            operationId = "setModelStage",
            summary = "Puts a model into another stage of its life, from now on",
            description = "Announced, then default-able, then legacy; from there back to default-able. "
                    + "A retired model stays retired.")
    public RestResponse<Published> move(@PathParam("modelId") @Identifier String modelId, @Valid @NotNull Move move) {
        return answer(Status.OK, service.move(modelId, move.stage().toLifecycle(), move.reason()));
    }

    private RestResponse<Published> answer(Status status, KnownModel known) {
        return RestResponse.ResponseBuilder.create(status, Published.of(known, publication.now()))
                .header(HttpHeaders.ETAG, ETag.of(known.revision()).header())
                .build();
    }
}
