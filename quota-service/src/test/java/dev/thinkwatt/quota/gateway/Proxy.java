package dev.thinkwatt.quota.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Plays a proxy, which asks in headers. */
final class Proxy {

    /** What every answer has, whatever it says. */
    static final List<String> ALWAYS = List.of(
            "X-Thinkwatt-Outcome",
            "X-Thinkwatt-Model",
            "X-Thinkwatt-Requested-Model",
            "X-Thinkwatt-Reason",
            "X-Thinkwatt-Decision",
            "X-Thinkwatt-Retires-At",
            "X-Thinkwatt-Replayed",
            "RateLimit-Policy",
            "RateLimit");

    static final String CHECK = "/v1/gateway/check";

    private Proxy() {}

    /** What is said of a request, under an id of its own. */
    static Map<String, String> said(String subscriber, String model) {
        Map<String, String> headers = new ConcurrentHashMap<>();
        headers.put("X-Thinkwatt-Subscriber", subscriber);
        headers.put("X-Thinkwatt-Model", model);
        headers.put("X-Request-Id", UUID.randomUUID().toString());
        headers.put("X-Forwarded-Method", "POST");
        headers.put("X-Forwarded-Uri", "/v1/chat/completions");
        return headers;
    }

    static Response check(Map<String, String> said) {
        return asking(said).get(CHECK);
    }

    static RequestSpecification asking(Map<String, String> said) {
        return given().headers(said);
    }
}
