package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.support.identity.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where models run. */
@Path("/v1/energy/sites")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Energy")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class SiteResource {

    private final SiteRepository sites;

    SiteResource(SiteRepository sites) {
        this.sites = sites;
    }

    /** @param currency in which its electricity is paid */
    record PricedSite(Site site, Currency currency) {
        static PricedSite of(SiteRow row) {
            return new PricedSite(row.site(), row.currency());
        }
    }

    @GET
    @Operation(operationId = "listSites", summary = "The sites")
    public Page<PricedSite> list(@BeanParam PageQuery page) {
        return Page.of(page, sites.page(page.afterId(), page.rows()), row -> row.id, PricedSite::of);
    }
}
