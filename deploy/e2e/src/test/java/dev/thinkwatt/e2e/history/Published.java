package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.history.Terms.Allowance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays the catalog, billing and whoever makes keys: what they would have published, on the topics. */
final class Published {

    /** It opens nothing but what is published here. */
    static final String KEY =
            "tw_local_tests_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef_63868af2";

    private static final String KEY_HASH = "a8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e";

    /** Longer than any run, so that nothing expires. */
    static final Duration HOLD = Duration.ofDays(1);

    /** The plan of the histories, and one that is the same but for its holds, which are over in a second. */
    static final String HELD = "histories";

    static final String EXPIRING = "expiring";

    static final String THINKING = "thinking";
    static final String MINI = "mini";

    /** Two windows at once on the model that all want, of which one rolls meanwhile, and a fallback that runs out too. */
    static final Terms TERMS = new Terms(List.of(
            new Allowance("thinking-minute", THINKING, 5, true, MINI),
            new Allowance("thinking-hour", THINKING, 9, true, MINI),
            new Allowance("mini-day", MINI, 4, false, null)));

    private static final String MODEL = """
            {"id": "%1$s", "name": "%1$s", "tier": "REGULAR", "contextTokens": 196000, "relativeAccuracy": "1",
             "energy": {"inputWh": "50", "cachedWh": "5", "outputWh": "500", "reasoningWh": "500", "requestWh": "0.02",
                        "basis": "MODELLED", "source": "test"}}""";

    private static final String ALLOWANCE = """
            {"id": "%s", "meter": "REQUESTS", "models": ["%s"], "limit": "%d", "window": {"kind": "CALENDAR", "unit": "%s"},
             "scope": "SUBSCRIBER", "counts": "%s", "atLimit": %s, "returnsMax": "1000000"}""";

    private static final String PLAN = """
            {"kind": "PUBLISHED_PLAN", "revision": 1, "from": "2026-01-01T00:00:00Z", "plan": {
              "id": "%s", "version": 1, "name": "Histories", "paid": true,
              "baseFee": {"amount": "20", "currency": "USD"}, "usageTerms": "INCLUDED", "unlistedModel": "DENY",
              "models": [%s], "allowances": [%s], "prices": [], "hold": "%s"}}""";

    private final String servers;

    Published(String servers) {
        this.servers = servers;
    }

    void plansAndKey() throws InterruptedException {
        String key = """
                {"revision": 1, "keyId": "tests", "name": "Tests", "scopes": ["gateway", "auditor"], "requestsPerSecond": 1000000,
                 "secrets": [{"sha256": "%s"}]}""".formatted(KEY_HASH);
        send(List.of(
                new ProducerRecord<>("catalog.published", "plan/" + HELD + "/1", plan(HELD, HOLD)),
                new ProducerRecord<>(
                        "catalog.published", "plan/" + EXPIRING + "/1", plan(EXPIRING, Duration.ofSeconds(1))),
                new ProducerRecord<>("key.published", "tests", key)));
    }

    private static String plan(String id, Duration hold) {
        return PLAN.formatted(
                id,
                MODEL.formatted(THINKING) + "," + MODEL.formatted(MINI),
                String.join(
                        ",", TERMS.allowances().stream().map(Published::json).toList()),
                hold);
    }

    /** Seats of an account of their own. */
    void seats(String account, String plan, List<String> subscribers) throws InterruptedException {
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        records.add(new ProducerRecord<>("account.published", "account/" + account, """
                {"kind": "PUBLISHED_ACCOUNT", "revision": 1, "account": {
                  "accountId": "%1$s", "name": "%1$s", "currency": "USD", "timeZone": "Europe/Berlin", "status": "ACTIVE",
                  "subscriptions": [{"planId": "%2$s", "from": "2026-01-01T00:00:00Z"}]}}""".formatted(account, plan)));
        for (String subscriber : subscribers) {
            records.add(new ProducerRecord<>(
                    "account.published", "seat/" + account + "/" + subscriber, """
                    {"kind": "PUBLISHED_SEAT", "revision": 1, "seat": {
                      "accountId": "%s", "subscriberId": "%s", "from": "2026-01-01T00:00:00Z"}}""".formatted(account, subscriber)));
        }
        send(records);
    }

    private static String json(Allowance allowance) {
        String unit = allowance.id().substring(allowance.id().indexOf('-') + 1).toUpperCase(Locale.ROOT);
        return ALLOWANCE.formatted(
                allowance.id(),
                allowance.model(),
                allowance.limit(),
                unit,
                allowance.manualOnly() ? "MANUAL" : "ALL",
                allowance.fallback() == null
                        ? "{\"kind\": \"DENY\"}"
                        : "{\"kind\": \"FALL_BACK\", \"model\": \"%s\"}".formatted(allowance.fallback()));
    }

    private void send(List<ProducerRecord<String, String>> records) throws InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", (Object) servers), new StringSerializer(), new StringSerializer())) {
            for (ProducerRecord<String, String> record : records) {
                producer.send(record).get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
