package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Changes a site, unless somebody else has changed it since its form was opened. */
@Path(EnergyPages.PATH + "/{siteId}/form")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class SitePages {

    @CheckedTemplate(basePath = "energy")
    static class Templates {
        static native TemplateInstance siteform(
                SiteStanding standing, SiteForm form, String seen, boolean overtaken, FieldProblems problems);
    }

    private final SiteStandings standings;
    private final SiteService sites;
    private final Validator validator;

    SitePages(SiteStandings standings, SiteService sites, Validator validator) {
        this.standings = standings;
        this.sites = sites;
        this.validator = validator;
    }

    @GET
    public TemplateInstance form(@PathParam("siteId") @Identifier String siteId) {
        SiteStanding standing = standings.one(siteId);
        return Templates.siteform(standing, SiteForm.of(standing), standing.etag(), false, FieldProblems.NONE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("siteId") @Identifier String siteId, MultivaluedMap<String, String> sent) {
        SiteForm form = SiteForm.sent(sent);
        SiteForm.Read read = form.read(validator);
        String seen = form.of("over").isEmpty() ? form.of("seen") : form.of("over");
        if (!read.problems().isEmpty()) {
            return again(400, siteId, form, seen, false, read.problems());
        }
        try {
            sites.change(siteId, read.wish(), seen);
            return Response.seeOther(URI.create(EnergyPages.PATH + "/" + siteId))
                    .build();
        } catch (ProblemException refused) {
            if (refused.type() == ProblemType.PRECONDITION_FAILED) {
                return again(412, siteId, form, seen, true, FieldProblems.NONE);
            }
            return FormAgain.refused(
                    refused,
                    "form",
                    problems -> Templates.siteform(standings.one(siteId), form, seen, false, problems));
        }
    }

    private Response again(
            int status, String siteId, SiteForm form, String seen, boolean overtaken, FieldProblems problems) {
        return Response.status(status)
                .entity(Templates.siteform(standings.one(siteId), form, seen, overtaken, problems)
                        .render())
                .build();
    }
}
