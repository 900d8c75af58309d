package dev.thinkwatt.local.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The accounts of a run and their subscribers. The same run has the same ones again. */
record Cast(String run, List<Account> accounts) {

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);

    /** An account on one plan, and who uses it. */
    record Account(String id, String plan, List<String> subscribers) {}

    Cast {
        accounts = List.copyOf(accounts);
    }

    /** Subscribers are dealt to accounts, and plans to accounts, in turn. */
    static Cast of(String run, int accounts, int subscribers, List<String> plans) {
        List<Account> all = new ArrayList<>();
        for (int a = 0; a < accounts; a++) {
            List<String> seats = new ArrayList<>();
            for (int s = a; s < subscribers; s += accounts) {
                seats.add("%s-s%04d".formatted(run, s));
            }
            all.add(new Account("%s-a%03d".formatted(run, a), plans.get(a % plans.size()), List.copyOf(seats)));
        }
        return new Cast(run, all);
    }

    List<String> subscribers() {
        return accounts.stream()
                .flatMap(account -> account.subscribers().stream())
                .toList();
    }

    /** Opens the accounts and gives the subscribers their seats; those that are there already stay as they are. */
    void enter(Api api, Progress progress) {
        for (Account account : accounts) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("accountId", account.id());
            body.put("name", "Replay " + account.id());
            body.put("currency", "USD");
            body.put("timeZone", "Europe/Berlin");
            body.put("country", "DE");
            body.put("planId", account.plan());
            api.post("/v1/accounts", body).expect("opening account " + account.id());
            for (String subscriber : account.subscribers()) {
                ObjectNode seat = JsonNodeFactory.instance.objectNode().put("subscriberId", subscriber);
                api.post("/v1/accounts/" + account.id() + "/subscribers", seat).expect("seating " + subscriber);
                progress.step();
            }
        }
    }

    /** Waits until quota-service knows every seat: they reach it over Kafka. */
    void awaitKnown(Api api) {
        Instant deadline = Instant.now().plus(KNOWN_WITHIN);
        for (String subscriber : subscribers()) {
            String standing = "/v1/subscribers/" + subscriber + "/standing";
            if (Waiting.until(deadline, () -> api.get(standing), reply -> reply.status() != 200)
                            .status()
                    != 200) {
                throw new Api.Refused("quota-service does not know subscriber " + subscriber + " after "
                        + KNOWN_WITHIN.toSeconds() + " s. See ./thinkwatt status and ./thinkwatt logs quota.");
            }
        }
    }
}
