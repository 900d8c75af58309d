package dev.thinkwatt.billing.audit;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.progress.Progress;
import dev.thinkwatt.support.progress.ProgressLines;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the books agree with the raw events. */
@Path("/v1/audit")
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ, Scope.AUDITOR})
class AuditResource {

    private final BooksAudit audit;

    AuditResource(BooksAudit audit) {
        this.audit = audit;
    }

    @GET
    @Path("/books")
    @Operation(
            summary = "Recompute everything from raw events and compare",
            description = "In one snapshot, to the last digit: charges, ledger, invoices.")
    public Books books() {
        return audit.run(Progress.UNHEARD);
    }

    @GET
    @Path("/books")
    @Produces(ProgressLines.TYPE)
    @Operation(
            summary = "The same, and how far it is meanwhile",
            description =
                    "A line of JSON each time some thousand events more are priced again, `done` of `all`; the last line is"
                            + " what the audit found.")
    public StreamingOutput booksLineByLine() {
        return out -> ProgressLines.write(out, audit::run);
    }
}
