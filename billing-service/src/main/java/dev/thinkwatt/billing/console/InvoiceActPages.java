package dev.thinkwatt.billing.console;

import dev.thinkwatt.billing.invoice.InvoiceDesk;
import dev.thinkwatt.billing.invoice.InvoiceDesk.Shown;
import dev.thinkwatt.support.identity.Scope;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;

/** Makes an invoice final, or declares it void. Neither can be taken back, so what it is about is typed. */
@Path(InvoicePages.PATH + "/{invoiceId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.FINANCE)
@Blocking
class InvoiceActPages {

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance finalise(Shown shown, FieldProblems problems);

        static native TemplateInstance voiding(Shown shown, String reason, FieldProblems problems);
    }

    private final InvoiceDesk desk;

    InvoiceActPages(InvoiceDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("/finalisation")
    public TemplateInstance finalisation(@PathParam("invoiceId") String invoiceId) {
        return Templates.finalise(find(invoiceId), FieldProblems.NONE);
    }

    @POST
    @Path("/finalisation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response finalise(
            @PathParam("invoiceId") String invoiceId, @RestForm @DefaultValue("") String confirmation) {
        Shown shown = find(invoiceId);
        FieldProblems problems =
                FieldProblems.unlessTyped(confirmation, shown.kept().invoice().accountId(), "the id of the account");
        return act(
                shown,
                problems,
                () -> desk.finalise(shown.kept().invoiceId()),
                wrong -> Templates.finalise(shown, wrong));
    }

    @GET
    @Path("/void")
    public TemplateInstance voiding(@PathParam("invoiceId") String invoiceId) {
        return Templates.voiding(find(invoiceId), "", FieldProblems.NONE);
    }

    @POST
    @Path("/void")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response declareVoid(
            @PathParam("invoiceId") String invoiceId,
            @RestForm @DefaultValue("") String reason,
            @RestForm @DefaultValue("") String confirmation) {
        Shown shown = find(invoiceId);
        FieldProblems problems = Confirmation.of(reason, confirmation, shown);
        return act(
                shown,
                problems,
                () -> desk.voidWhole(shown.kept().invoiceId(), reason.strip()),
                wrong -> Templates.voiding(shown, reason, wrong));
    }

    /** Does what is asked, and shows the invoice; or shows the form again with what is wrong. */
    static Response act(
            Shown shown, FieldProblems problems, Runnable act, Function<FieldProblems, TemplateInstance> again) {
        if (!problems.isEmpty()) {
            return FormAgain.wrong(again.apply(problems));
        }
        try {
            act.run();
            return Response.seeOther(URI.create(InvoicePages.path(shown.kept().invoiceId())))
                    .build();
        } catch (ProblemException refused) {
            return FormAgain.refused(refused, "form", again);
        }
    }

    private Shown find(String invoiceId) {
        return desk.find(InvoicePages.id(invoiceId));
    }
}
