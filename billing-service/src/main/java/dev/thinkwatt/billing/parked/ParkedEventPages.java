package dev.thinkwatt.billing.parked;

import dev.thinkwatt.billing.parked.ParkedEventResource.Discard;
import dev.thinkwatt.billing.parked.ParkedEventResource.View;
import dev.thinkwatt.billing.rating.ParkedRetry.Became;
import dev.thinkwatt.billing.rating.ParkedRetry.Retried;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.page.FormAgain;
import dev.thinkwatt.support.page.Pager;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Usage that could not be charged as it came: what it says, what is wrong with it, and what can be done. */
@Path(ParkedEventPages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ, Scope.OPERATIONS})
@Blocking
class ParkedEventPages {

    static final String PATH = "/console/billing/parked-events";

    private static final String ONE = "/" + ParkedEventResource.ID;

    @CheckedTemplate(basePath = "parked")
    static class Templates {
        static native TemplateInstance events(List<ParkedLine> lines, ParkedQuery query, Pager pager);

        static native TemplateInstance event(
                ParkedLine line, @Nullable Retried retried, String reason, FieldProblems problems);
    }

    private final ParkedEventService parked;
    private final Validator validator;

    ParkedEventPages(ParkedEventService parked, Validator validator) {
        this.parked = parked;
        this.validator = validator;
    }

    @GET
    public TemplateInstance list(@Valid @BeanParam ParkedQuery query, @Valid @BeanParam PageRequest page) {
        Page<ParkedEventRow> rows = parked.list(query, page);
        List<ParkedLine> lines =
                rows.items().stream().map(View::of).map(ParkedLine::new).toList();
        Address address = Address.of(PATH)
                .with("state", query.state())
                .with("reason", query.reason)
                .with("account", query.account);
        return Templates.events(lines, query, Pager.of(address, page.after(), rows.next()));
    }

    @GET
    @Path(ONE)
    public TemplateInstance one(@PathParam("id") long id) {
        return page(id, null, "", FieldProblems.NONE);
    }

    /** Says what it became, also where it is not parked any longer. */
    @POST
    @Path(ONE + "/retry")
    @RolesAllowed({Scope.FINANCE, Scope.OPERATIONS})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response retry(@PathParam("id") long id) {
        ParkedLine before = new ParkedLine(View.of(parked.find(id)));
        try {
            Retried retried = parked.retry(id);
            return retried.became() == Became.PARKED
                    ? answer(200, page(id, retried, "", FieldProblems.NONE))
                    : answer(200, Templates.event(before, retried, "", FieldProblems.NONE));
        } catch (ProblemException refused) {
            return refused(id, refused, "");
        }
    }

    @POST
    @Path(ONE + "/discard")
    @RolesAllowed({Scope.FINANCE, Scope.OPERATIONS})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response discard(
            @PathParam("id") long id,
            @RestForm @DefaultValue("") String reason,
            @RestForm @DefaultValue("") String confirmation) {
        FieldProblems problems = FieldProblems.of(validator.validate(new Discard(reason)))
                .and(FieldProblems.unlessTyped(confirmation, Long.toString(id), "the number of the event"));
        if (!problems.isEmpty()) {
            return FormAgain.wrong(page(id, null, reason, problems));
        }
        try {
            parked.discard(id, reason.strip());
            return Response.seeOther(URI.create(PATH + "/" + id)).build();
        } catch (ProblemException refused) {
            return refused(id, refused, reason);
        }
    }

    private Response refused(long id, ProblemException refused, String reason) {
        return FormAgain.refused(refused, "form", problems -> page(id, null, reason, problems));
    }

    private TemplateInstance page(long id, @Nullable Retried retried, String reason, FieldProblems problems) {
        return Templates.event(new ParkedLine(View.of(parked.find(id))), retried, reason, problems);
    }

    private static Response answer(int status, TemplateInstance page) {
        return Response.status(status).entity(page.render()).build();
    }
}
