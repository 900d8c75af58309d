package dev.thinkwatt.support.page;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a page loads: listed files and no others, from the service that serves the page, so that it works while the others
 * are down. Every path changes with its content, so browsers may keep files for ever.
 */
@Singleton
class StaticFiles {

    private static final String OWN_ROOT = "console";
    private static final List<String> OWN =
            List.of("chart.js", "copy.js", "mark.svg", "theme.js", "thinkwatt.css", "thinkwatt.js");
    private static final Duration KEPT = Duration.ofDays(365);

    private final Map<String, String> paths;
    private final String libraries;
    private final String own;

    StaticFiles(@ConfigProperty(name = "thinkwatt.service") String service) {
        String base = "/console/" + service + "/static/";
        this.libraries = base + "lib/";
        this.own = base + digest() + "/";
        Map<String, String> files = OWN.stream().collect(Collectors.toMap(Function.identity(), file -> own + file));
        files.put("echarts.js", libraries + WebJar.of("echarts").file("echarts.common.min.js"));
        files.put("htmx.js", libraries + WebJar.of("htmx.org").file("htmx.min.js"));
        files.put("tabler.css", libraries + WebJar.of("tabler__core").file("css/tabler.min.css"));
        this.paths = Map.copyOf(files);
    }

    /** The path of a file by its short name. */
    String path(String file) {
        String path = paths.get(file);
        if (path == null) {
            throw new IllegalArgumentException("no static file: " + file);
        }
        return path;
    }

    void serve(@Observes Router router) {
        serve(router, libraries, WebJar.ROOT);
        serve(router, own, OWN_ROOT);
    }

    private void serve(Router router, String below, String root) {
        StaticHandler handler = StaticHandler.create(FileSystemAccess.RELATIVE, root)
                .setDirectoryListing(false)
                .setIncludeHidden(false)
                .setMaxAgeSeconds(KEPT.toSeconds());
        router.get(below + "*").handler(context -> {
            if (paths.containsValue(context.request().path())) {
                handler.handle(context);
            } else {
                context.next();
            }
        });
    }

    private static String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : OWN) {
                try (InputStream stream = ClassPath.open(OWN_ROOT + "/" + file)) {
                    digest.update(stream.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
