package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.page.Pager;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** All plans, and the drafts that are under way. */
@Path(PlanListPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class PlanListPages {

    static final String PATH = "/console/catalog/plans";

    @CheckedTemplate(basePath = "plan")
    static class Templates {
        static native TemplateInstance plans(List<PlanLine> plans, List<DraftLine> drafts, Pager pager);
    }

    /** More are not worked on at once; all of them are on the pages of their plans. */
    private static final int DRAFTS = 100;

    private final PlanOverviewRepository overview;
    private final Publication publication;

    PlanListPages(PlanOverviewRepository overview, Publication publication) {
        this.overview = overview;
        this.publication = publication;
    }

    /**
     * A plan in short.
     *
     * @param shown the version in force; where there is none the next, or else the last
     * @param versions how many there are
     */
    record PlanLine(VersionResource.Summary shown, int versions) {
        static PlanLine of(PlanHistory history, Instant now) {
            PlanVersionRow shown = history.inForceAt(now)
                    .or(() -> history.from(now).stream().findFirst())
                    .orElse(history.versions().getLast());
            return new PlanLine(
                    VersionResource.Summary.of(shown, now), history.versions().size());
        }
    }

    /** A draft in short. */
    record DraftLine(String planId, String savedBy, Instant savedAt, boolean submitted) {
        static DraftLine of(PlanDraftRow row) {
            return new DraftLine(
                    row.planId,
                    row.savedBy().name(),
                    row.savedAt,
                    row.submission().isPresent());
        }
    }

    /** Where the page of a plan is. */
    static String page(String planId) {
        return PATH + "/" + planId;
    }

    @GET
    public TemplateInstance plans(@BeanParam PageQuery query, @QueryParam("after") @DefaultValue("") String after) {
        Instant now = publication.now();
        Page<PlanLine> page = Page.of(
                query,
                overview.page(query.afterId(), query.rows()),
                history -> history.versions().getFirst().key.planId(),
                history -> PlanLine.of(history, now));
        return Templates.plans(
                page.items(),
                overview.drafts(DRAFTS).stream().map(DraftLine::of).toList(),
                Pager.of(Address.of(PATH), after, page.next()));
    }
}
