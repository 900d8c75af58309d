package dev.thinkwatt.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.bench.report.Waits;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.client.Publishing;
import dev.thinkwatt.local.identity.Person;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Rolls back again and again, asks for decisions until they obey, and looks when billing charges the first that does. */
final class Rollbacks {

    private static final String PLAN = "bench";
    private static final List<String> PAID = List.of(PLAN, "enterprise-api", "plus", "pro");
    private static final String BEFORE = "gpt-4o";
    private static final String AFTER = "gpt-5";

    private final Api admin;
    private final Publishing publishing;
    private final Asking asking;
    private final int rounds;
    private final PrintStream out;

    Rollbacks(LocalStack stack, int rounds, PrintStream out) {
        this.admin = stack.as(Person.CORA);
        this.publishing = new Publishing(stack);
        this.asking = new Asking(stack.as(Person.FINN), stack.asGateway());
        this.rounds = rounds;
        this.out = out;
    }

    List<Waits> run() {
        publishing.first(PLAN, "enterprise-api");
        PAID.forEach(asking::seat);
        setDefault(PLAN, BEFORE);
        Instant before = Instant.now();
        PAID.forEach(this::raiseTheFee);
        Instant after = Instant.now();
        return Stream.of(
                        measured("a plan", round -> back(round % 2 == 0 ? 1 : 2)),
                        measured("all paid plans", round -> allBack(round % 2 == 0 ? before : after)),
                        measured("the default model of a plan", round -> defaultBack(List.of(PLAN), List.of(PLAN))),
                        measured("the default models of all paid plans", round -> defaultBack(PAID, List.of("PAID"))))
                .flatMap(List::stream)
                .toList();
    }

    /** Rolls back once, and answers when that was obeyed. */
    private interface Round {
        Obeyed run(int number);
    }

    /**
     * How long it took from the call of a rollback, in ms.
     *
     * @param decided until quota-service decided by it
     * @param charged until billing-service had charged what was decided so
     */
    private record Obeyed(double decided, double charged) {}

    private List<Waits> measured(String what, Round round) {
        List<Obeyed> all = new ArrayList<>();
        for (int number = 0; number < rounds; number++) {
            Obeyed obeyed = round.run(number);
            out.printf(
                    Locale.ROOT,
                    "  %-38s decided %,8.0f ms, charged %,8.0f ms%n",
                    what,
                    obeyed.decided(),
                    obeyed.charged());
            all.add(obeyed);
        }
        return List.of(
                new Waits(what + ": decided", all.stream().map(Obeyed::decided).toList()),
                new Waits(what + ": charged", all.stream().map(Obeyed::charged).toList()));
    }

    private Obeyed back(int version) {
        return wait(() -> {
            JsonNode done = act("/v1/plans/" + PLAN + "/versions/" + version + "/rollback", because());
            return Map.of(
                    PLAN,
                    decision ->
                            version(decision) >= done.at("/published/version").asInt());
        });
    }

    private Obeyed allBack(Instant asOf) {
        return wait(() -> {
            ObjectNode all = because().put("plans", "PAID").put("asOf", asOf.toString());
            Map<String, Asking.Obedience> expected = new TreeMap<>();
            for (JsonNode done : act("/v1/plans/rollback", all).get("plans")) {
                int published = done.at("/published/version").asInt();
                expected.put(done.get("planId").asText(), decision -> version(decision) >= published);
            }
            return expected;
        });
    }

    /** The default is set anew first, and obeyed, so that there is something to roll back. */
    private Obeyed defaultBack(List<String> planIds, List<String> named) {
        Map<String, Asking.Obedience> set = new TreeMap<>();
        for (String planId : planIds) {
            setDefault(planId, AFTER);
            set.put(planId, decision -> decision.path("requestedModel").asText().equals(AFTER));
        }
        asking.await(set);
        return wait(() -> {
            ObjectNode rollback = because();
            named.forEach(rollback.putArray("plans")::add);
            Map<String, Asking.Obedience> expected = new TreeMap<>();
            for (JsonNode done : act("/v1/defaults/rollback", rollback).get("plans")) {
                String model = done.get("to").asText();
                expected.put(
                        done.get("planId").asText(),
                        decision -> decision.path("requestedModel").asText().equals(model));
            }
            return expected;
        });
    }

    private Obeyed wait(Supplier<Map<String, Asking.Obedience>> rollback) {
        long calledAt = System.nanoTime();
        List<JsonNode> decisions = asking.await(rollback.get());
        double decided = millisSince(calledAt);
        asking.charge(decisions);
        return new Obeyed(decided, millisSince(calledAt));
    }

    private static double millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e6;
    }

    private void setDefault(String planId, String model) {
        if (!defaultOf(planId).equals(model)) {
            act("/v1/defaults/" + planId, because().put("model", model));
        }
    }

    private String defaultOf(String planId) {
        for (JsonNode entry :
                admin.get("/v1/defaults/" + planId).expect("reading defaults").get("items")) {
            if (entry.get("phase").asText().equals("IN_FORCE")) {
                return entry.get("model").asText();
            }
        }
        return "";
    }

    private void raiseTheFee(String planId) {
        publishing.next(planId, document -> document.withObject("/baseFee").put("amount", "21"));
    }

    private JsonNode act(String path, ObjectNode body) {
        return admin.post(path, body).expect("POST " + path);
    }

    private static int version(JsonNode decision) {
        return decision.at("/plan/version").asInt();
    }

    private static ObjectNode because() {
        return JsonNodeFactory.instance.objectNode().put("reason", "measured by a benchmark");
    }
}
