package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.carbon.CarbonResource.Intensities;
import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.catalog.energy.HandedFile;
import dev.thinkwatt.catalog.energy.PriceSpan;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What a kWh emits at a site over time, and the files that say so: looked at, taken, taken back. */
@Path("/console/catalog/energy/{siteId}/carbon")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
@Blocking
class CarbonPages {

    /** How many of the latest imports the page shows; the API has all. */
    private static final int IMPORTS = 20;

    @CheckedTemplate(basePath = "carbon")
    static class Templates {
        static native TemplateInstance carbon(
                Site site,
                PriceSpan span,
                @Nullable Intensities intensities,
                List<KeptCarbon> imports,
                CarbonForm form,
                FieldProblems problems);

        static native TemplateInstance preview(
                Site site, CarbonPreview preview, CarbonForm form, String reason, FieldProblems problems);
    }

    private final ElectricityService sites;
    private final CarbonDayRepository days;
    private final CarbonResource views;
    private final CarbonService carbon;

    CarbonPages(ElectricityService sites, CarbonDayRepository days, CarbonResource views, CarbonService carbon) {
        this.sites = sites;
        this.days = days;
        this.views = views;
        this.carbon = carbon;
    }

    @GET
    public TemplateInstance carbon(
            @PathParam("siteId") @Identifier String siteId,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to) {
        return page(siteId, from, to, CarbonForm.EMPTY, FieldProblems.NONE);
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path("/preview")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response preview(
            @PathParam("siteId") @Identifier String siteId,
            @RestForm @DefaultValue("") String source,
            @RestForm(FileUpload.ALL) List<FileUpload> files) {
        CarbonForm form = CarbonForm.of(source, HandedFile.chosen(files));
        try {
            CarbonPreview preview = views.preview(siteId, form.toSource(), form.toFile());
            return Response.ok(Templates.preview(sites.known(siteId), preview, form, "", FieldProblems.NONE)
                            .render())
                    .build();
        } catch (ProblemException refused) {
            return FormAgain.refused(
                    refused, "form", problems -> page(siteId, "", "", new CarbonForm(source, ""), problems));
        }
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path("/imports")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response importFile(
            @PathParam("siteId") @Identifier String siteId,
            @RestForm @DefaultValue("") String source,
            @RestForm @DefaultValue("") String file,
            @RestForm @DefaultValue("0") long comparedWith,
            @RestForm @DefaultValue("") String reason) {
        CarbonForm form = new CarbonForm(source, file);
        try {
            carbon.importFile(siteId, form.toSource(), form.toFile(), HandedFile.reason(reason), comparedWith);
            return toPage(siteId);
        } catch (ProblemException refused) {
            CarbonPreview preview = views.preview(siteId, form.toSource(), form.toFile());
            return FormAgain.refused(
                    refused,
                    "form",
                    problems -> Templates.preview(sites.known(siteId), preview, form, reason, problems));
        }
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path("/imports/{number}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(
            @PathParam("siteId") @Identifier String siteId,
            @PathParam("number") long number,
            @RestForm @DefaultValue("") String reason) {
        try {
            carbon.undo(siteId, number, HandedFile.reason(reason));
            return toPage(siteId);
        } catch (ProblemException refused) {
            return FormAgain.refused(refused, "form", problems -> page(siteId, "", "", CarbonForm.EMPTY, problems));
        }
    }

    private TemplateInstance page(String siteId, String from, String to, CarbonForm form, FieldProblems problems) {
        Site site = sites.known(siteId);
        PriceSpan span = PriceSpan.of(from, to, days.lastDay(siteId).orElse(null));
        FieldProblems wrong = problems;
        Intensities shown = null;
        try {
            shown = views.carbon(siteId, span.from(), span.to());
        } catch (ProblemException refused) {
            wrong = problems.and(FieldProblems.of(refused, "from").orElseThrow(() -> refused));
        }
        List<KeptCarbon> latest = views.imports(siteId, new PageQuery()).items();
        return Templates.carbon(site, span, shown, latest.subList(0, Math.min(IMPORTS, latest.size())), form, wrong);
    }

    private static Response toPage(String siteId) {
        return Response.seeOther(URI.create("/console/catalog/energy/" + siteId + "/carbon"))
                .build();
    }
}
