package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sites, and what electricity costs at each over time. */
@Path(EnergyPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class EnergyPages {

    static final String PATH = "/console/catalog/energy";

    /** How many of the latest imports a page shows; the API has all. */
    private static final int IMPORTS = 20;

    @CheckedTemplate(basePath = "energy")
    static class Templates {
        static native TemplateInstance sites(List<SiteStanding> sites);

        static native TemplateInstance site(
                SiteStanding standing,
                PriceSpan span,
                PriceResource.@Nullable Prices prices,
                List<KeptTariff> imports,
                TariffForm form,
                FieldProblems problems);
    }

    private final SiteStandings standings;
    private final PriceResource prices;
    private final TariffImportResource imports;

    EnergyPages(SiteStandings standings, PriceResource prices, TariffImportResource imports) {
        this.standings = standings;
        this.prices = prices;
        this.imports = imports;
    }

    @GET
    public TemplateInstance sites() {
        return Templates.sites(standings.all());
    }

    @GET
    @Path("/{siteId}")
    public TemplateInstance site(
            @PathParam("siteId") @Identifier String siteId,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to) {
        return page(siteId, from, to, TariffForm.EMPTY, FieldProblems.NONE);
    }

    /** The page of a site as it is shown again when something entered on it was refused. */
    TemplateInstance page(String siteId, String from, String to, TariffForm form, FieldProblems problems) {
        SiteStanding standing = standings.one(siteId);
        PriceSpan span = PriceSpan.of(from, to, standing.lastDay());
        FieldProblems wrong = problems;
        PriceResource.Prices shown = null;
        try {
            shown = prices.prices(siteId, span.from(), span.to());
        } catch (ProblemException refused) {
            wrong = problems.and(FieldProblems.of(refused, "from").orElseThrow(() -> refused));
        }
        List<KeptTariff> latest = imports.list(siteId, new PageQuery()).items();
        return Templates.site(standing, span, shown, latest.subList(0, Math.min(IMPORTS, latest.size())), form, wrong);
    }
}
