package dev.thinkwatt.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thinkwatt.local.infrastructure.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalIdentityTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BACK = "http://localhost:8080/console/signed-in";
    private static final String VERIFIER = "a-verifier-of-more-than-forty-three-characters-1234";

    private static LocalIdentity identity;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException {
        identity = LocalIdentity.start(FreePorts.find(1)[0]);
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        identity.close();
        http.close();
    }

    @Test
    void discoveryNamesTheIssuer() throws Exception {
        JsonNode discovery =
                JSON.readTree(get("/.well-known/openid-configuration").body());

        assertThat(discovery.path("issuer").asText())
                .isEqualTo(identity.issuer().toString());
        assertThat(discovery.path("end_session_endpoint").asText()).isEqualTo(identity.issuer() + "/endsession");
    }

    @ParameterizedTest
    @EnumSource
    void aTokenSaysWhoItIsAndWhatTheyMayDo(Person person) throws Exception {
        JsonNode claims = claims(LocalIdentity.token(identity.issuer(), person));

        assertThat(claims.path("iss").asText()).isEqualTo(identity.issuer().toString());
        assertThat(claims.path("sub").asText()).isEqualTo(person.id());
        assertThat(claims.path("name").asText()).isEqualTo(person.fullName());
        assertThat(claims.path("preferred_username").asText()).isEqualTo(person.id());
        assertThat(texts(claims.path("roles"))).isEqualTo(person.roles());
        assertThat(claims.path("aud")).hasToString("\"thinkwatt-api\"");
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(7)), Instant.now().plus(Duration.ofHours(9)));
    }

    @Test
    void theCodeFlowEndsWithTheChosenPerson() throws Exception {
        JsonNode tokens = exchange(choose(Person.OLGA), VERIFIER);

        JsonNode id = claims(tokens.path("id_token").asText());
        assertThat(id.path("sub").asText()).isEqualTo("olga");
        assertThat(id.path("name").asText()).isEqualTo("Olga Operations");
        assertThat(id.path("preferred_username").asText()).isEqualTo("olga");
        assertThat(texts(id.path("roles"))).containsExactly("operations");
        assertThat(id.path("aud")).hasToString("\"thinkwatt\"");
        assertThat(id.path("nonce").asText()).isEqualTo("n1");
        assertThat(claims(tokens.path("access_token").asText()).path("aud")).hasToString("\"thinkwatt-api\"");
    }

    @Test
    void aRefreshedTokenIsStillTheirs() throws Exception {
        JsonNode tokens = exchange(choose(Person.VERA), VERIFIER);

        JsonNode refreshed = post(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").asText(),
                "client_id",
                "thinkwatt",
                "client_secret",
                "any"));

        JsonNode id = claims(refreshed.path("id_token").asText());
        assertThat(id.path("sub").asText()).isEqualTo("vera");
        assertThat(texts(id.path("roles"))).containsExactly("finance-viewer");
    }

    @Test
    void aWrongVerifierGetsNothing() throws Exception {
        JsonNode refused = exchange(choose(Person.OLGA), VERIFIER + "5");

        assertThat(refused.path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void thePageOffersEveryPerson() throws Exception {
        String page = get("/authorize?" + ask()).body();

        for (Person person : Person.values()) {
            assertThat(page).contains(person.fullName(), person.mayDo());
        }
    }

    @Test
    void onlyWhatSigningInNeedsIsThere() throws Exception {
        assertThat(get("/debugger").statusCode()).isEqualTo(404);
    }

    @Test
    void aMintedTokenIsSignedByTheProvidersKey() throws Exception {
        String minted = LocalIdentity.mint(Map.of("iss", "elsewhere", "aud", "others"), Duration.ofHours(-1));

        assertThat(header(minted)).isEqualTo(header(LocalIdentity.token(identity.issuer(), Person.MAX)));
        assertThat(claims(minted).path("iss").asText()).isEqualTo("elsewhere");
        assertThat(Instant.ofEpochSecond(claims(minted).path("exp").asLong())).isBefore(Instant.now());
    }

    private static String ask() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return form(Map.of(
                "client_id",
                "thinkwatt",
                "response_type",
                "code",
                "scope",
                "openid",
                "redirect_uri",
                BACK,
                "state",
                "s1",
                "nonce",
                "n1",
                "code_challenge",
                Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
                "code_challenge_method",
                "S256"));
    }

    @Test
    void letsNoOtherSitePressItsButtons() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(identity.issuer() + "/authorize?" + ask()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(BodyPublishers.ofString("username=max"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    /** Presses a button of the page as a browser would, and reads the code from where it leads. */
    private static String choose(Person person) throws Exception {
        String page = get("/authorize?" + ask()).body();
        Matcher button = Pattern.compile("name=\"username\" value=\"" + person.id()
                        + "\">\\s*<input type=\"hidden\" name=\"claims\" value=\"([^\"]*)\"")
                .matcher(page);
        assertThat(button.find()).isTrue();
        String claims = button.group(1).replace("&quot;", "\"").replace("&amp;", "&");
        HttpResponse<String> chosen =
                post("/authorize?" + ask(), form(Map.of("username", person.id(), "claims", claims)));
        String location = chosen.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(BACK).contains("state=s1");
        return location.replaceAll(".*[?&]code=([^&]+).*", "$1");
    }

    private static JsonNode exchange(String code, String verifier) throws Exception {
        return post(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                BACK,
                "code_verifier",
                verifier,
                "client_id",
                "thinkwatt",
                "client_secret",
                "any"));
    }

    private static JsonNode post(Map<String, String> form) throws Exception {
        return JSON.readTree(post("/token", form(form)).body());
    }

    private static HttpResponse<String> post(String path, String form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(identity.issuer() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(identity.issuer() + path)).build(), BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String header(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
