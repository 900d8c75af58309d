package dev.thinkwatt.support.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** The start page, and the ends of signing in and out: the same in every service. */
@Path(Navigation.START)
@Produces(MediaType.TEXT_HTML)
@Blocking
class ConsolePages {

    @CheckedTemplate(basePath = "support")
    static class Templates {
        static native TemplateInstance start(List<Card> services, List<Guide> guides);

        static native TemplateInstance signedOut();
    }

    /** A service that reports on itself. */
    record Card(String service, String name, String purpose) {}

    /** A file of the documentation. */
    record Guide(String file, String words) {}

    private static final List<Card> SERVICES = List.of(
            new Card("quota", "Quota", "Who may use what now"),
            new Card("billing", "Billing", "Charges, ledger and invoices"),
            new Card("catalog", "Catalog", "Plans, models and electricity prices"));

    private static final List<Guide> GUIDES = List.of(
            new Guide("README.md", "Begin here"),
            new Guide("docs/operations.md", "Run Thinkwatt, and read its signals"),
            new Guide("docs/gateway.md", "Connect a gateway"),
            new Guide("docs/finance.md", "Usage, charges and invoices"),
            new Guide("docs/admin.md", "Plans, models and prices"),
            new Guide("docs/energy.md", "How electricity gets into a price"),
            new Guide("docs/access.md", "Who may do what"),
            new Guide("docs/security.md", "What is promised, and how it is tested"),
            new Guide("docs/problems.md", "What each error means"),
            new Guide("docs/glossary.md", "The words we use"));

    @GET
    @Authenticated
    public TemplateInstance start() {
        return Templates.start(SERVICES, GUIDES);
    }

    @GET
    @Path("/signed-out")
    @PermitAll
    public TemplateInstance signedOut() {
        return Templates.signedOut();
    }

    /** Signing in ends here on its own; whoever comes by hand goes on to the start. */
    @GET
    @Path("/signed-in")
    @Authenticated
    public Response signedIn() {
        return Response.seeOther(URI.create(Navigation.START)).build();
    }

    /** The sign-in takes this path over; without one there is nothing to end. */
    @GET
    @Path("/sign-out")
    @Authenticated
    public Response signOut() {
        return Response.seeOther(URI.create(Navigation.START + "/signed-out")).build();
    }
}
