package dev.thinkwatt.support.page;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the layout asks for, as {@code cdi:console} in templates. */
@Named("console")
@RequestScoped
public class Console {

    private final Visitor visitor;
    private final StaticFiles files;
    private final CurrentVertxRequest request;
    private final String service;
    private final String version;

    Console(
            Visitor visitor,
            StaticFiles files,
            CurrentVertxRequest request,
            @ConfigProperty(name = "thinkwatt.service") String service,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.visitor = visitor;
        this.files = files;
        this.request = request;
        this.service = service;
        this.version = version;
    }

    /** The short name of the service that renders the page. */
    public String service() {
        return service;
    }

    /** The version of the service that renders the page. */
    public String version() {
        return version;
    }

    /** The path of a static file by its short name. */
    public String file(String name) {
        return files.path(name);
    }

    /** The name of who is signed in. */
    public Optional<String> person() {
        return visitor.name();
    }

    /** The pages that this person may open. */
    public List<Navigation.Link> navigation() {
        return Navigation.links(visitor::has, request.getCurrent().normalizedPath());
    }

    /** Whether this person has a scope. */
    public boolean allows(String scope) {
        return visitor.has(scope);
    }

    /** What this person may do, in words. */
    public List<Access> access() {
        return visitor.scopes().stream().map(Access::of).toList();
    }
}
