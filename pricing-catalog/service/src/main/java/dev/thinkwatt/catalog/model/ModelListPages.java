package dev.thinkwatt.catalog.model;

import dev.thinkwatt.catalog.model.ServedModelResource.Published;
import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
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
import java.util.List;

/** All models, by id. */
@Path(ModelListPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class ModelListPages {

    static final String PATH = "/console/catalog/models";

    @CheckedTemplate(basePath = "model")
    static class Templates {
        static native TemplateInstance models(List<Published> models, Pager pager);
    }

    private final ServedModelResource views;

    ModelListPages(ServedModelResource views) {
        this.views = views;
    }

    @GET
    public TemplateInstance models(@BeanParam PageQuery query, @QueryParam("after") @DefaultValue("") String after) {
        Page<Published> page = views.list(query);
        return Templates.models(page.items(), Pager.of(Address.of(PATH), after, page.next()));
    }
}
