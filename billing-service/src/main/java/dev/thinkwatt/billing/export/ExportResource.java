package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.Period;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Exports: files written in the background. */
@Path("/v1/exports")
@Tag(name = "Exports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class ExportResource {

    private final ExportService exports;
    private final ExportChunks chunks;

    ExportResource(ExportService exports, ExportChunks chunks) {
        this.exports = exports;
        this.chunks = chunks;
    }

    /** An export as it is asked for. */
    record StartExport(
            @NotNull @Identifier String exportId,
            @NotNull ExportKind kind,
            @NotNull ExportFormat format,
            @NotNull @Valid Filter filter) {

        ExportService.NewExport toNewExport() {
            return new ExportService.NewExport(exportId, kind, format, filter.period(), filter.account());
        }
    }

    /** The month of the invoices, or that charges are invoiced in; without an account those of all. */
    @Schema(name = "ExportFilter")
    record Filter(
            @NotNull @Period YearMonth period,
            @Nullable @Identifier String account) {}

    /**
     * How far an export is.
     *
     * @param rows written
     * @param done invoices or charges that were read, of {@code whole}
     * @param sha256 of the file, once it is whole
     */
    @Schema(name = "Export")
    record View(
            String exportId,
            ExportKind kind,
            ExportFormat format,
            Filter filter,
            ExportJobRow.Status status,
            long rows,
            long done,
            long whole,
            long size,
            @Nullable String sha256,
            @Nullable String error,
            Instant startedAt,
            @Nullable Instant completedAt,
            @Nullable Instant expiresAt) {

        static View of(ExportJobRow row) {
            return new View(
                    row.exportId,
                    row.kind,
                    row.format,
                    new Filter(row.month(), row.accountId),
                    row.status,
                    row.rows,
                    row.done,
                    row.whole,
                    row.size,
                    row.sha256,
                    row.error,
                    row.startedAt,
                    row.completedAt,
                    row.expiresAt);
        }
    }

    @RolesAllowed(Scope.FINANCE)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Write a file in the background", description = "Idempotent by exportId.")
    @APIResponseSchema(value = View.class, responseCode = "202")
    public Response start(@Valid @NotNull StartExport request) {
        exports.start(request.toNewExport());
        return Response.accepted(View.of(exports.find(request.exportId())))
                .location(URI.create("/v1/exports/" + request.exportId()))
                .build();
    }

    @GET
    @Operation(summary = "Exports, newest first")
    public Page<View> list(@Valid @BeanParam PageRequest page) {
        return exports.newest(page.after(), page.limit()).map(View::of);
    }

    @GET
    @Path("/{exportId}")
    @Operation(summary = "How far an export is")
    public View get(@PathParam("exportId") @Identifier String exportId) {
        return View.of(exports.find(exportId));
    }

    @GET
    @Path("/{exportId}/file")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The file of a complete export")
    public Response file(@PathParam("exportId") @Identifier String exportId) {
        ExportJobRow row = exports.fetch(exportId);
        StreamingOutput content = out -> chunks.copy(row, out);
        return Response.ok(content, row.format.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, row.size)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + row.fileName() + "\"")
                .build();
    }
}
