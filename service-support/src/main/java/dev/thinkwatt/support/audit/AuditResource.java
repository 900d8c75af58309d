package dev.thinkwatt.support.audit;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.paging.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit trail of this service. */
@Path("/v1/audit-entries/{service}")
@Tag(name = "Audit trail")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.AUDITOR)
class AuditResource {

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @Operation(summary = "Who did what, when and why, newest first")
    public Page<AuditEntry> entries(
            @PathParam("service") @Parameter(description = "This service: quota, billing or catalog.") String service,
            @Valid @BeanParam AuditQuery query) {
        return trail.page(service, query);
    }
}
