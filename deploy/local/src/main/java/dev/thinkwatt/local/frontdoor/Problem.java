package dev.thinkwatt.local.frontdoor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Optional;

/** Why the door itself answers: a page for who asks for pages, problem JSON for everybody else. */
record Problem(String type, String title, int status, String detail) {

    private static final String JSON = "application/problem+json";
    private static final String HTML = "text/html";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%1$s · Thinkwatt</title>
            <style>
            body { max-width: 34rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
            code { font-size: .95em; }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p>%2$s.</p>
            <p>See what runs with <code>./thinkwatt status</code>, start what does not with <code>./thinkwatt up</code>,
            then load this page again. <a href="/console">Go to the console</a></p>
            </main>
            </body>
            </html>
            """;

    static Problem notFound(String path) {
        return new Problem("not-found", "Not found", 404, "No service answers " + path);
    }

    static Problem unavailable(String service) {
        return new Problem("unavailable", "Unavailable", 503, service + " does not answer");
    }

    static Problem tooSlow(String service) {
        return new Problem("unavailable", "Too slow", 504, service + " does not answer in time");
    }

    void answer(HttpServerRequest request) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", contentType(request))
                .end(body(request));
    }

    ProxyResponse answer(ProxyRequest request) {
        HttpServerRequest asked = request.proxiedRequest();
        return request.release()
                .response()
                .setStatusCode(status)
                .putHeader("Content-Type", contentType(asked))
                .putHeader("Retry-After", "1")
                .setBody(Body.body(body(asked)));
    }

    private static boolean wantsPage(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("Accept")).orElse("").contains(HTML);
    }

    private static String contentType(HttpServerRequest request) {
        return wantsPage(request) ? HTML + "; charset=utf-8" : JSON;
    }

    private Buffer body(HttpServerRequest request) {
        return wantsPage(request)
                ? Buffer.buffer(PAGE.formatted(title, escaped(detail)))
                : new JsonObject()
                        .put("type", "urn:thinkwatt:problem:" + type)
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .toBuffer();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
