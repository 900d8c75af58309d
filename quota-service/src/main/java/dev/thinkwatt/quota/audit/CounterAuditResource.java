package dev.thinkwatt.quota.audit;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.json.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the counters agree with the decisions. Whoever may audit the books may audit these. */
@Path("/v1/audit/counters")
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.OPERATIONS, Scope.FINANCE, Scope.FINANCE_READ, Scope.AUDITOR})
class CounterAuditResource {

    private static final String LINES = "application/x-ndjson";

    private final CounterAudit audit;

    CounterAuditResource(CounterAudit audit) {
        this.audit = audit;
    }

    @GET
    @Operation(
            summary = "Count again what is used, from the decisions that are kept, and compare",
            description = "To the last digit: running windows and top-ups, of subscribers and of accounts.")
    public Audited counters() {
        return audit.run(CounterAudit.Progress.UNHEARD);
    }

    /** A line of progress. */
    record Line(long done, long all) {}

    @GET
    @Produces(LINES)
    @Operation(
            summary = "The same, and how far it is meanwhile",
            description =
                    "A line of JSON each time some owners more are counted again, `done` of `all`; the last line is what the"
                            + " audit found.")
    public StreamingOutput countersLineByLine() {
        return out -> line(out, audit.run((done, all) -> line(out, new Line(done, all))));
    }

    private static void line(OutputStream out, Object value) {
        try {
            out.write(Json.tolerant().writeValueAsBytes(value));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("nobody reads the audit any more", e);
        }
    }
}
