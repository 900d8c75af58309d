package dev.thinkwatt.catalog.evaluation;

import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** What a model was measured to score. */
@Path("/v1/models/{modelId}/evaluations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class EvaluationResource {

    private final EvaluationRepository evaluations;
    private final EvaluationService service;
    private final ServedModelService models;

    EvaluationResource(EvaluationRepository evaluations, EvaluationService service, ServedModelService models) {
        this.evaluations = evaluations;
        this.service = service;
        this.models = models;
    }

    /**
     * A measurement.
     *
     * @param evaluationId the same id and body again change nothing
     * @param benchmark its name; case does not tell two apart
     * @param score in the benchmark's own unit; more is better
     * @param source who measured it, and how
     */
    record NewEvaluation(
            @Identifier String evaluationId,
            @Identifier String benchmark,

            @DecimalMin("0") @DecimalMax("1000000") @Digits(integer = 7, fraction = 6) BigDecimal score,

            LocalDate measuredOn,

            @Pattern(regexp = "(?=.*\\S)\\P{Cntrl}{1,500}", message = "must be 1 to 500 characters of text")
            String source) {

        Evaluation toEvaluation() {
            return new Evaluation(evaluationId, benchmark, score, measuredOn, source);
        }
    }

    /** A measurement as it is kept. */
    record Kept(
            String evaluationId,
            String benchmark,
            BigDecimal score,
            LocalDate measuredOn,
            String source,
            Instant recordedAt) {
        static Kept of(EvaluationRow row) {
            return new Kept(row.evaluationId, row.benchmark, row.score, row.measuredOn, row.source, row.recordedAt);
        }
    }

    @GET
    @Operation(operationId = "listEvaluations", summary = "What a model was measured to score, recorded last first")
    public Page<Kept> list(@PathParam("modelId") @Identifier String modelId, @BeanParam PageQuery page) {
        if (models.find(modelId).isEmpty()) {
            throw ServedModelService.missing(modelId);
        }
        return Page.of(
                page,
                evaluations.page(modelId, page.after(Long.MAX_VALUE, Long::valueOf), page.rows()),
                row -> String.valueOf(row.number),
                Kept::of);
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Operation(
            operationId = "recordEvaluation",
            summary = "Records what a model was measured to score",
            description = "Never changed afterwards. Of one benchmark, what was measured last counts.")
    public RestResponse<Kept> record(
            @PathParam("modelId") @Identifier String modelId, @Valid @NotNull NewEvaluation evaluation) {
        EvaluationService.Recorded recorded = service.record(modelId, evaluation.toEvaluation());
        return RestResponse.status(recorded.repeated() ? Status.OK : Status.CREATED, Kept.of(recorded.row()));
    }
}
