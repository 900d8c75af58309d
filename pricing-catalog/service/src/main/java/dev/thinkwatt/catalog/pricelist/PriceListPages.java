package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.catalog.pricelist.PriceListResource.ListChange;
import dev.thinkwatt.catalog.pricelist.PriceListResource.ListRevision;
import dev.thinkwatt.catalog.pricelist.PriceListResource.ListSummary;
import dev.thinkwatt.catalog.pricelist.PriceListResource.PriceList;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.page.Pager;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others ask for models: the lists, their models, revisions and the history of one model's prices. */
@Path(PriceListPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class PriceListPages {

    static final String PATH = "/console/catalog/price-lists";

    @CheckedTemplate(basePath = "pricelist")
    static class Templates {
        static native TemplateInstance lists(List<ListSummary> lists, Pager pager);

        static native TemplateInstance models(
                PriceList list, List<ListedModel> models, String contains, @Nullable Integer revision, Pager pager);

        static native TemplateInstance findings(PriceList list);

        static native TemplateInstance revisions(String name, List<ListRevision> revisions, Pager pager);

        static native TemplateInstance history(
                String name, String model, @Nullable ListedModel now, List<ListChange> changes, Pager pager);
    }

    private final PriceListResource views;
    private final PriceListRepository lists;

    PriceListPages(PriceListResource views, PriceListRepository lists) {
        this.views = views;
        this.lists = lists;
    }

    /** Where a list is. */
    static String page(String name) {
        return PATH + "/" + name;
    }

    @GET
    public TemplateInstance lists(@BeanParam PageQuery query, @QueryParam("after") @DefaultValue("") String after) {
        Page<ListSummary> page = views.list(query);
        return Templates.lists(page.items(), Pager.of(Address.of(PATH), after, page.next()));
    }

    @GET
    @Path("/{name}")
    public TemplateInstance models(
            @PathParam("name") @Identifier String name,
            @QueryParam("contains") @DefaultValue("") @Size(max = 200) String contains,
            @QueryParam("revision") @Nullable @Min(1) Integer revision,
            @BeanParam PageQuery query,
            @QueryParam("after") @DefaultValue("") String after) {
        Page<ListedModel> page = views.models(name, revision, contains.strip(), query);
        Address all = Address.of(page(name))
                .with("contains", contains.strip())
                .with("revision", revision == null ? "" : revision.toString());
        return Templates.models(
                views.one(name), page.items(), contains.strip(), revision, Pager.of(all, after, page.next()));
    }

    @GET
    @Path("/{name}/findings")
    public TemplateInstance findings(@PathParam("name") @Identifier String name) {
        return Templates.findings(views.one(name));
    }

    @GET
    @Path("/{name}/revisions")
    public TemplateInstance revisions(
            @PathParam("name") @Identifier String name,
            @BeanParam PageQuery query,
            @QueryParam("after") @DefaultValue("") String after) {
        Page<ListRevision> page = views.revisions(name, query);
        return Templates.revisions(
                name, page.items(), Pager.of(Address.of(page(name) + "/revisions"), after, page.next()));
    }

    @GET
    @Path("/{name}/history")
    public TemplateInstance history(
            @PathParam("name") @Identifier String name,
            @QueryParam("model")
                    @NotNull @Pattern(regexp = "[!-~]{1,200}", message = "must be 1 to 200 printable characters of ASCII") String model,
            @BeanParam PageQuery query,
            @QueryParam("after") @DefaultValue("") String after) {
        Page<ListChange> page = views.history(name, model, query);
        ListedModel now = lists.model(name, model, Integer.MAX_VALUE - 1).orElse(null);
        Address all = Address.of(page(name) + "/history").with("model", model);
        return Templates.history(name, model, now, page.items(), Pager.of(all, after, page.next()));
    }
}
