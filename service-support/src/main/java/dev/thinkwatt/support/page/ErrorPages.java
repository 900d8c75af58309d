package dev.thinkwatt.support.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Errors as people see them: a page, or an alert on the page that they are on. */
@Singleton
public class ErrorPages {

    @CheckedTemplate(basePath = "support")
    static class Templates {
        static native TemplateInstance error(int status, String title, String detail, String advice);

        static native TemplateInstance alert(String title, String detail, String advice);
    }

    private static final Map<Integer, String> ADVICE = Map.of(
            400, "Go back, check what was entered, and send it again.",
            401, "Sign in, then do it again.",
            403, "If you need this for your work, ask whoever gives out roles.",
            404, "Check the address, or go to the start page and find the way from there.",
            409, "Load the page again to see how things stand now, then decide anew.",
            500, "Try once more. If it happens again, report it with the id above.",
            503, "Wait a moment, then load the page again.");

    private static final String OTHERWISE = "Go back to the page you came from, or to the start page.";

    private final CurrentVertxRequest request;

    ErrorPages(CurrentVertxRequest request) {
        this.request = request;
    }

    /**
     * An answer in the console's look.
     *
     * @param title what is wrong, in a few words
     * @param detail what happened, in a sentence
     */
    public Response of(int status, String title, String detail) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(html(status, title, detail))
                .build();
    }

    String html(int status, String title, String detail) {
        String advice = ADVICE.getOrDefault(status, OTHERWISE);
        return (isFragment() ? Templates.alert(title, detail, advice) : Templates.error(status, title, detail, advice))
                .render();
    }

    /** A page that fetches a part of itself must not get a whole page in its place. */
    private boolean isFragment() {
        HttpServerRequest current = request.getCurrent().request();
        return current.headers().contains("HX-Request") && !current.headers().contains("HX-Boosted");
    }
}
