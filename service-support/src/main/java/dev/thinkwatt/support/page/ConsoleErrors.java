package dev.thinkwatt.support.page;

import dev.thinkwatt.support.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Turns what would be a problem, or nothing at all, into a page where people look. */
@Singleton
class ConsoleErrors {

    private record Words(String title, String detail) {}

    private static final Words OTHERWISE = new Words("This did not work", "The request could not be answered.");

    /** For answers that say nothing themselves. */
    private static final Map<Integer, Words> WORDS = Map.of(
            400,
            new Words(
                    "This form is no longer valid",
                    "It was open for too long, or was not sent from a page of this console. Nothing was changed."),
            401,
            new Words("You are not signed in", "Your session has ended, or you have not signed in yet."),
            403,
            new Words(
                    "You may not do this", "Your roles do not open this page or allow this act. Nothing was changed."),
            499,
            new Words("You are not signed in", "Your session has ended. Load the page again to sign in."));

    /** What a problem of a kind is called where people read it rather than programs. */
    private static final Map<Integer, String> TITLES = Map.of(
            400, "This cannot be done as entered",
            401, "You are not signed in",
            404, "There is no such page",
            405, "This page cannot be used that way",
            409, "Things have changed in the meantime",
            503, "This does not work just now");

    private final ErrorPages pages;
    private final Visitor visitor;

    ConsoleErrors(ErrorPages pages, Visitor visitor) {
        this.pages = pages;
        this.visitor = visitor;
    }

    /** Returns null where there is nothing to do: anything else, however short, makes the answer change threads. */
    @ServerResponseFilter
    public @Nullable Uni<Void> page(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400
                || !ConsolePaths.covers(request.getUriInfo().getPath())
                || (response.hasEntity() && !(response.getEntity() instanceof Problem))) {
            return null;
        }
        return visitor.known().invoke(() -> replace(response));
    }

    private void replace(ContainerResponseContext response) {
        int status = response.getStatus();
        Words words =
                response.getEntity() instanceof Problem problem ? of(problem) : WORDS.getOrDefault(status, OTHERWISE);
        response.setEntity(
                pages.html(status, words.title(), words.detail()),
                new Annotation[0],
                MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }

    private static Words of(Problem problem) {
        if (problem.status() == 403) {
            return WORDS.getOrDefault(403, OTHERWISE);
        }
        String title = TITLES.getOrDefault(problem.status(), problem.title());
        return new Words(
                title,
                Optional.ofNullable(problem.instance())
                        .map(id -> "It is logged as " + id + ".")
                        .orElseGet(() -> sentence(problem.detail())));
    }

    /** Details are written as half-sentences for programs' logs. */
    private static String sentence(@Nullable String detail) {
        if (detail == null || detail.isEmpty()) {
            return OTHERWISE.detail();
        }
        return Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + (detail.endsWith(".") ? "" : ".");
    }
}
