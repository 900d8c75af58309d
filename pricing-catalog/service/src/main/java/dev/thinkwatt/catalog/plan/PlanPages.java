package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One plan: its versions, newest first, and its draft. */
@Path("/console/catalog/plans/{planId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class PlanPages {

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance plan(
                String planId, List<VersionLine> versions, DraftResource.@Nullable Draft draft);
    }

    private final PlanVersionRepository versions;
    private final DraftEditor editor;
    private final Publication publication;

    PlanPages(PlanVersionRepository versions, DraftEditor editor, Publication publication) {
        this.versions = versions;
        this.editor = editor;
        this.publication = publication;
    }

    /** A version in a line. */
    record VersionLine(
            VersionResource.Summary version, @Nullable Origin origin) {
        static VersionLine of(PlanVersionRow row, Instant now) {
            return new VersionLine(
                    VersionResource.Summary.of(row, now), row.origin().orElse(null));
        }
    }

    @GET
    public TemplateInstance plan(@PathParam("planId") @Identifier String planId) {
        Instant now = publication.now();
        List<VersionLine> lines = versions.history(planId).versions().reversed().stream()
                .map(row -> VersionLine.of(row, now))
                .toList();
        DraftResource.Draft draft = editor.find(planId).orElse(null);
        if (lines.isEmpty() && draft == null) {
            throw ProblemException.notFound("There is no plan " + planId);
        }
        return Templates.plan(planId, lines, draft);
    }
}
