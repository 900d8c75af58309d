package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Invoice runs: the drafts of a month, drawn in the background. */
@Path("/v1/invoice-runs")
@Tag(name = "Invoices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class RunResource {

    private final RunService runs;

    RunResource(RunService runs) {
        this.runs = runs;
    }

    /** A run as it is asked for; without accounts it is for all. */
    record StartRun(
            @NotNull @Identifier String runId,
            @NotNull @Period YearMonth period,
            @Nullable @Size(min = 1, max = 500) List<@NotNull @Identifier String> accounts) {

        RunService.NewRun toNewRun() {
            List<String> chosen = accounts;
            return new RunService.NewRun(
                    runId, period, chosen == null || chosen.isEmpty() ? null : List.copyOf(chosen));
        }
    }

    /** How far a run is. */
    @Schema(name = "InvoiceRun")
    record View(
            String runId,
            YearMonth period,
            RunRow.Status status,
            Instant startedAt,
            @Nullable Instant completedAt,
            Counts accounts,
            List<Failure> failures) {

        static View of(RunService.Progress progress) {
            RunRow run = progress.run();
            return new View(
                    run.runId,
                    run.month(),
                    run.status,
                    run.startedAt,
                    run.completedAt,
                    Counts.of(progress.counts()),
                    progress.failed().stream().map(Failure::of).toList());
        }
    }

    /** How many accounts are where. */
    @Schema(name = "InvoiceRunCounts")
    record Counts(long total, long waiting, long drawn, long empty, long alreadyFinal, long failed) {
        static Counts of(Map<RunAccountRow.Status, Long> counts) {
            return new Counts(
                    counts.values().stream().mapToLong(Long::longValue).sum(),
                    counts.getOrDefault(RunAccountRow.Status.WAITING, 0L),
                    counts.getOrDefault(RunAccountRow.Status.DRAWN, 0L),
                    counts.getOrDefault(RunAccountRow.Status.EMPTY, 0L),
                    counts.getOrDefault(RunAccountRow.Status.FINAL, 0L),
                    counts.getOrDefault(RunAccountRow.Status.FAILED, 0L));
        }
    }

    /** An account whose invoice could not be drawn, and why. */
    @Schema(name = "InvoiceRunFailure")
    record Failure(String accountId, @Nullable String error) {
        static Failure of(RunAccountRow row) {
            return new Failure(row.id.accountId(), row.error);
        }
    }

    @RolesAllowed(Scope.FINANCE)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Draw the drafts of a month in the background",
            description = "Idempotent by runId. Drafts that exist are drawn anew, finalised invoices stay as they are.")
    @APIResponseSchema(value = View.class, responseCode = "202")
    public Response start(@Valid @NotNull StartRun request) {
        runs.start(request.toNewRun());
        return Response.accepted(View.of(runs.progress(request.runId())))
                .location(URI.create("/v1/invoice-runs/" + request.runId()))
                .build();
    }

    @GET
    @Path("/{runId}")
    @Operation(summary = "How far a run is")
    public View get(@PathParam("runId") @Identifier String runId) {
        return View.of(runs.progress(runId));
    }
}
