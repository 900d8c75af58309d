package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Invoice runs: the invoices of a month, drawn and made final in the background. */
@Path("/v1/invoice-runs")
@Tag(name = "Invoices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class RunResource {

    private final RunService runs;

    RunResource(RunService runs) {
        this.runs = runs;
    }

    /**
     * A run as it is asked for; without accounts it is for all.
     *
     * @param finalise whether each invoice is made final once it is drawn; if absent, no
     */
    record StartRun(
            @NotNull @Identifier String runId,
            @NotNull @Period YearMonth period,
            @Nullable @Size(min = 1, max = 500) List<@NotNull @Identifier String> accounts,
            @Nullable Boolean finalise) {

        RunService.NewRun toNewRun() {
            List<String> chosen = accounts;
            return new RunService.NewRun(
                    runId,
                    period,
                    chosen == null || chosen.isEmpty() ? null : List.copyOf(chosen),
                    Boolean.TRUE.equals(finalise));
        }
    }

    /**
     * A run in a list.
     *
     * @param startedBy their name; absent of old runs
     */
    @Schema(name = "InvoiceRunSummary")
    record Summary(
            String runId,
            YearMonth period,
            boolean finalise,
            RunRow.Status status,
            @Nullable String startedBy,
            Instant startedAt,
            @Nullable Instant completedAt,
            Counts accounts) {

        static Summary of(RunService.Progress progress) {
            RunRow run = progress.run();
            return new Summary(
                    run.runId,
                    run.month(),
                    run.finalise,
                    run.status,
                    run.starter == null ? null : run.starter.name(),
                    run.startedAt,
                    run.completedAt,
                    Counts.of(progress.counts()));
        }
    }

    /**
     * How far a run is.
     *
     * @param failures the first 100 accounts that failed
     */
    @Schema(name = "InvoiceRun")
    record View(
            String runId,
            YearMonth period,
            boolean finalise,
            RunRow.Status status,
            @Nullable String startedBy,
            Instant startedAt,
            @Nullable Instant completedAt,
            Counts accounts,
            List<Failure> failures) {

        static View of(Summary run, List<RunAccountRow> failed) {
            return new View(
                    run.runId,
                    run.period,
                    run.finalise,
                    run.status,
                    run.startedBy,
                    run.startedAt,
                    run.completedAt,
                    run.accounts,
                    failed.stream().map(Failure::of).toList());
        }
    }

    /**
     * How many accounts are where.
     *
     * @param drawn drafts that were drawn
     * @param finalised invoices that were drawn and made final
     * @param empty accounts that there is nothing to invoice of
     * @param alreadyFinal invoices that were final before, and stayed as they were
     */
    @Schema(name = "InvoiceRunCounts")
    record Counts(long total, long waiting, long drawn, long finalised, long empty, long alreadyFinal, long failed) {
        static Counts of(RunCounts counts) {
            return new Counts(
                    counts.total(),
                    counts.of(RunAccountRow.Status.WAITING),
                    counts.of(RunAccountRow.Status.DRAWN),
                    counts.of(RunAccountRow.Status.FINALISED),
                    counts.of(RunAccountRow.Status.EMPTY),
                    counts.of(RunAccountRow.Status.FINAL),
                    counts.of(RunAccountRow.Status.FAILED));
        }
    }

    /** An account whose invoice could not be drawn, or not be made final, and why. */
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
            summary = "Draw the invoices of a month in the background, and make them final if asked to",
            description = "Idempotent by runId. Drafts that exist are drawn anew, finalised invoices stay as they are. "
                    + "An invoice that cannot be made final stays a draft, and its account is listed with the reason.")
    @APIResponseSchema(value = View.class, responseCode = "202")
    public Response start(@Valid @NotNull StartRun request) {
        runs.start(request.toNewRun());
        return Response.accepted(view(request.runId()))
                .location(URI.create("/v1/invoice-runs/" + request.runId()))
                .build();
    }

    @GET
    @Operation(summary = "Runs, newest first")
    public Page<Summary> list(@Valid @BeanParam PageRequest page) {
        return runs.newest(page.after(), page.limit()).map(Summary::of);
    }

    @GET
    @Path("/{runId}")
    @Operation(summary = "How far a run is")
    public View get(@PathParam("runId") @Identifier String runId) {
        return view(runId);
    }

    private View view(String runId) {
        return View.of(Summary.of(runs.progress(runId)), runs.failed(runId));
    }
}
