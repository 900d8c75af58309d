package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Adds a site. */
@Path("/console/catalog/energy-site")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.CATALOG)
@Blocking
class NewSitePages {

    @CheckedTemplate(basePath = "energy")
    static class Templates {
        static native TemplateInstance newsite(SiteForm form, FieldProblems problems);
    }

    /** What a new site has beside what can be changed. */
    record NewSite(@Identifier String id) {}

    private final SiteService sites;
    private final Validator validator;

    NewSitePages(SiteService sites, Validator validator) {
        this.sites = sites;
        this.validator = validator;
    }

    @GET
    public TemplateInstance form() {
        return Templates.newsite(SiteForm.EMPTY, FieldProblems.NONE);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> sent) {
        SiteForm form = SiteForm.sent(sent);
        SiteForm.Read read = form.read(validator);
        String id = form.of("id").strip();
        FieldProblems wrong = read.problems().and(FieldProblems.of(validator.validate(new NewSite(id))));
        if (!wrong.isEmpty()) {
            return FormAgain.wrong(Templates.newsite(form, wrong));
        }
        try {
            sites.add(id, read.wish());
        } catch (ProblemException refused) {
            return FormAgain.refused(refused, "id", problems -> Templates.newsite(form, problems));
        }
        return Response.seeOther(URI.create(EnergyPages.PATH + "/" + id)).build();
    }
}
