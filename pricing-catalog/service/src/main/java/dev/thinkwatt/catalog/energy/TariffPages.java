package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.TariffImport.Wish;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Hands in a file of prices: looked at, then taken; and takes it back. */
@Path(EnergyPages.PATH + "/{siteId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class TariffPages {

    @CheckedTemplate(basePath = "energy")
    static class Templates {
        static native TemplateInstance preview(
                SiteStanding standing,
                TariffPreview preview,
                TariffForm form,
                long comparedWith,
                String reason,
                FieldProblems problems);
    }

    private final EnergyPages pages;
    private final SiteStandings standings;
    private final TariffImportResource views;
    private final TariffImport imports;
    private final TariffUndo undo;

    TariffPages(
            EnergyPages pages,
            SiteStandings standings,
            TariffImportResource views,
            TariffImport imports,
            TariffUndo undo) {
        this.pages = pages;
        this.standings = standings;
        this.views = views;
        this.imports = imports;
        this.undo = undo;
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response preview(
            @PathParam("siteId") @Identifier String siteId,
            @RestForm @DefaultValue("") String format,
            @RestForm @DefaultValue("") String sequence,
            @RestForm(FileUpload.ALL) List<FileUpload> files) {
        TariffForm form = TariffForm.of(format, sequence, HandedFile.chosen(files));
        try {
            TariffPreview preview = views.preview(siteId, form.toFormat(), form.toSequence(), form.toFile());
            return Response.ok(preview(siteId, preview, form, "", FieldProblems.NONE)
                            .render())
                    .build();
        } catch (ProblemException refused) {
            return FormAgain.refused(
                    refused,
                    "form",
                    problems -> pages.page(siteId, "", "", new TariffForm(format, sequence, ""), problems));
        }
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response importFile(
            @PathParam("siteId") @Identifier String siteId,
            @RestForm @DefaultValue("") String format,
            @RestForm @DefaultValue("") String sequence,
            @RestForm @DefaultValue("") String file,
            @RestForm @DefaultValue("0") long comparedWith,
            @RestForm @DefaultValue("false") boolean restate,
            @RestForm @DefaultValue("") String reason) {
        TariffForm form = new TariffForm(format, sequence, file);
        try {
            imports.importFile(
                    new Wish(
                            siteId,
                            form.toFormat(),
                            form.toSequence(),
                            HandedFile.reason(reason),
                            restate,
                            comparedWith),
                    form.toFile());
            return Response.seeOther(URI.create(EnergyPages.PATH + "/" + siteId))
                    .build();
        } catch (ProblemException refused) {
            TariffPreview preview = views.preview(siteId, form.toFormat(), form.toSequence(), form.toFile());
            return FormAgain.refused(refused, "form", problems -> preview(siteId, preview, form, reason, problems));
        }
    }

    @POST
    @Path("/imports/{number}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(
            @PathParam("siteId") @Identifier String siteId,
            @PathParam("number") long number,
            @RestForm @DefaultValue("false") boolean restate,
            @RestForm @DefaultValue("") String reason) {
        try {
            undo.undo(siteId, number, HandedFile.reason(reason), restate);
            return Response.seeOther(URI.create(EnergyPages.PATH + "/" + siteId))
                    .build();
        } catch (ProblemException refused) {
            return FormAgain.refused(
                    refused, "form", problems -> pages.page(siteId, "", "", TariffForm.EMPTY, problems));
        }
    }

    private TemplateInstance preview(
            String siteId, TariffPreview preview, TariffForm form, String reason, FieldProblems problems) {
        return Templates.preview(standings.one(siteId), preview, form, preview.comparedWith(), reason, problems);
    }
}
