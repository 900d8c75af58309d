package dev.thinkwatt.quota.audit;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.progress.Progress;
import dev.thinkwatt.support.progress.ProgressLines;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the counters agree with the decisions. Whoever may audit the books may audit these. */
@Path("/v1/audit/counters")
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.OPERATIONS, Scope.FINANCE, Scope.FINANCE_READ, Scope.AUDITOR})
class CounterAuditResource {

    private final CounterAudit audit;
    private final Clock clock;

    CounterAuditResource(CounterAudit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Count again what is used, from the decisions that are kept, and compare",
            description = "To the last digit: running windows and top-ups, of subscribers and of accounts.")
    public Audited counters() {
        return audit.run(clock.instant(), Progress.UNHEARD);
    }

    @GET
    @Produces(ProgressLines.TYPE)
    @Operation(
            summary = "The same, and how far it is meanwhile",
            description =
                    "A line of JSON each time some owners more are counted again, `done` of `all`; the last line is what the"
                            + " audit found.")
    public StreamingOutput countersLineByLine() {
        return out -> ProgressLines.write(out, progress -> audit.run(clock.instant(), progress));
    }
}
