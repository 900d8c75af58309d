package dev.thinkwatt.support.audit;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.paging.Page;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The audit trail of this service for people, with the way to those of the others. */
@Path("/console/{service}/audit")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.AUDITOR)
@Blocking
class AuditPages {

    @CheckedTemplate(basePath = "support")
    static class Templates {
        static native TemplateInstance audit(
                AuditFilter filter, List<Tab> tabs, List<AuditLine> lines, boolean newest, @Nullable String olderUrl);
    }

    /** The trail of one service. */
    record Tab(String name, String url, boolean current) {}

    private final AuditTrail trail;
    private final String self;

    AuditPages(AuditTrail trail, @ConfigProperty(name = "thinkwatt.service") String self) {
        this.trail = trail;
        this.self = self;
    }

    @GET
    public TemplateInstance entries(@PathParam("service") String service, @Valid @BeanParam AuditQuery query) {
        Page<AuditEntry> entries = trail.page(service, query);
        AuditFilter filter = AuditFilter.of(self, query);
        Page<AuditLine> page = entries.map(entry -> AuditLine.of(entry, filter));
        return Templates.audit(
                filter,
                List.of(
                        tab("Quota", "quota", filter),
                        tab("Billing", "billing", filter),
                        tab("Catalog", "catalog", filter)),
                page.items(),
                query.after().isEmpty(),
                Optional.ofNullable(page.next()).map(filter::url).orElse(null));
    }

    private Tab tab(String name, String service, AuditFilter filter) {
        return new Tab(name, filter.in(service).url(), service.equals(self));
    }
}
