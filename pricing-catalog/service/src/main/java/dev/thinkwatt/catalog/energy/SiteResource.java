package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where models run. */
@Path("/v1/energy/sites")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Energy")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class SiteResource {

    private final SiteRepository sites;
    private final SiteService service;

    SiteResource(SiteRepository sites, SiteService service) {
        this.sites = sites;
        this.service = service;
    }

    /** @param currency in which its electricity is paid */
    record PricedSite(Site site, Currency currency) {
        static PricedSite of(SiteRow row) {
            return new PricedSite(row.site(), row.currency());
        }
    }

    @RolesAllowed(Scope.CATALOG)
    @PUT
    @Path("/{siteId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putSite",
            summary = "Adds a site, or changes one",
            description =
                    "A change holds for the days whose prices are published from then on. Zone and currency stay once "
                            + "prices are published.")
    public RestResponse<PricedSite> put(@PathParam("siteId") @Identifier String siteId, @Valid @NotNull SiteWish wish) {
        boolean added = service.put(siteId, wish);
        return RestResponse.status(
                added ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                new PricedSite(wish.site(siteId), wish.currency()));
    }

    @GET
    @Operation(operationId = "listSites", summary = "The sites")
    public Page<PricedSite> list(@BeanParam PageQuery page) {
        return Page.of(page, sites.page(page.afterId(), page.rows()), row -> row.id, PricedSite::of);
    }
}
