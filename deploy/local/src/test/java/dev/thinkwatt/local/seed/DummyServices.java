package dev.thinkwatt.local.seed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Remembers what is planted, and answers as the three services would. One thread. */
final class DummyServices implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> BY_PATH =
            Map.of("energy", "cora", "accounts", "finn", "subscribers", "olga", "keys", "olga");

    final Map<String, String> accounts = new HashMap<>();
    final Map<String, String> seats = new HashMap<>();
    final Set<String> ended = new HashSet<>();
    /** The one that is taken now. */
    String key = "";

    int imports;
    int bytesMost;
    boolean refuses;
    /** How often each of: the sites, the plans and the standings is not there yet. */
    int tooEarly;

    private int secrets;
    private final Map<String, TreeSet<LocalDate>> days = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final HttpServer server;

    private record Answer(int status, String body) {}

    DummyServices() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The days that a site has prices of. */
    TreeSet<LocalDate> days(String site) {
        return days.computeIfAbsent(site, _ -> new TreeSet<>());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bytesMost = Math.max(bytesMost, body.length());
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        Answer answer = exchange.getRequestURI().getPath().equals("/token")
                ? token(body)
                : answer(exchange.getRequestMethod(), exchange.getRequestURI(), body, String.valueOf(bearer));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Whoever asks as olga is given the token "olga". */
    private static Answer token(String form) {
        return new Answer(200, "{\"access_token\":\"" + form.replaceAll(".*client_id=(\\w+).*", "$1") + "\"}");
    }

    private Answer answer(String method, URI uri, String body, String bearer) throws IOException {
        String[] path = uri.getPath().split("/");
        if (!bearer.equals("Bearer " + BY_PATH.get(path[2])) && !bearer.equals("Bearer " + key)) {
            return new Answer(401, "{}");
        }
        if (path[2].equals("keys")) {
            return path.length == 3 ? made() : secret();
        }
        if (path[2].equals("energy")) {
            String what = path[5].equals("carbon") ? path[4] + "/carbon" : path[4];
            return method.equals("GET") ? days(what, uri.getQuery()) : imported(what, body);
        }
        if (path[2].equals("accounts")) {
            return path.length == 3 ? opened(body) : seated(path[3], body);
        }
        return isTooEarly("standing") || !seats.containsKey(path[3]) ? new Answer(404, "{}") : new Answer(200, "{}");
    }

    private Answer made() {
        return key.isEmpty() ? secret() : new Answer(200, "{}");
    }

    private Answer secret() {
        key = "tw_local_demo-gateway_" + ++secrets;
        return new Answer(201, "{\"key\":\"" + key + "\"}");
    }

    private boolean isTooEarly(String what) {
        return asked.merge(what, 1, Integer::sum) <= tooEarly;
    }

    private Answer days(String site, String query) {
        if (isTooEarly("site")) {
            return new Answer(404, "{}");
        }
        LocalDate from = LocalDate.parse(query.substring(5, 15));
        LocalDate to = LocalDate.parse(query.substring(19));
        return new Answer(
                200,
                days(site).subSet(from, to).stream()
                        .map(day -> "{\"day\":\"" + day + "\"}")
                        .collect(Collectors.joining(",", "{\"items\":[", "]}")));
    }

    private Answer imported(String site, String file) {
        String column = site.endsWith("/carbon") ? "gramsCo2ePerKwh" : "pricePerMwh";
        if (!file.startsWith("startsAt,endsAt," + column + "\n")) {
            return new Answer(400, "{}");
        }
        imports++;
        DayProfile profile = site.startsWith("us-east") ? DayProfile.US_EAST : DayProfile.EU_NORTH;
        file.lines()
                .skip(1)
                .map(line -> Instant.parse(line.split(",", 2)[0]))
                .forEach(hour -> days(site).add(hour.atZone(profile.zone()).toLocalDate()));
        return new Answer(200, "{}");
    }

    private Answer opened(String body) throws IOException {
        if (refuses) {
            return new Answer(
                    400, "{\"violations\":[{\"field\":\"country\",\"rule\":\"must be an ISO 3166-1 code\"}]}");
        }
        if (isTooEarly("plan")) {
            return new Answer(400, "{\"violations\":[{\"field\":\"planId\",\"rule\":\"must be published\"}]}");
        }
        return taken(accounts, JSON.readTree(body).path("accountId").asText(), body);
    }

    private Answer seated(String account, String body) throws IOException {
        String subscriber = JSON.readTree(body).path("subscriberId").asText();
        return ended.contains(subscriber) ? new Answer(409, "{}") : taken(seats, subscriber, account);
    }

    /** The first time 201, the same again 200, otherwise 409. */
    private static Answer taken(Map<String, String> by, String id, String body) {
        String before = by.putIfAbsent(id, body);
        int same = body.equals(before) ? 200 : 409;
        return new Answer(before == null ? 201 : same, "{}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
