package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.plan.DifferenceResource.Difference;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes from one version to another, or to the draft, in words and side by side. */
@Path("/console/catalog/plans/{planId}/comparison")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class ComparisonPages {

    private static final String DRAFT = "draft";

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance comparison(Difference difference, List<Release> versions, boolean draft);
    }

    private final PlanVersionRepository versions;
    private final DraftEditor editor;
    private final DifferenceResource differences;
    private final Publication publication;

    ComparisonPages(
            PlanVersionRepository versions,
            DraftEditor editor,
            DifferenceResource differences,
            Publication publication) {
        this.versions = versions;
        this.editor = editor;
        this.differences = differences;
        this.publication = publication;
    }

    /**
     * Without a choice, what the draft changes of the last version, or the last version of the one before.
     *
     * @param to the number of a version, or {@code draft}
     */
    @GET
    public TemplateInstance compare(
            @PathParam("planId") @Identifier String planId,
            @QueryParam("from") @Nullable Integer from,
            @QueryParam("to") @Nullable String to) {
        List<Release> releases = versions.history(planId).versions().reversed().stream()
                .map(row -> Release.of(row, publication.now()))
                .toList();
        if (releases.isEmpty()) {
            throw ProblemException.notFound("Nothing is published of a plan " + planId);
        }
        boolean draft = editor.find(planId).isPresent();
        int last = releases.getFirst().version();
        String end = to != null ? to : draft ? DRAFT : String.valueOf(last);
        int start = from != null ? from : draft ? last : Math.max(1, last - 1);
        return Templates.comparison(differences.to(planId, start, end), releases, draft);
    }
}
