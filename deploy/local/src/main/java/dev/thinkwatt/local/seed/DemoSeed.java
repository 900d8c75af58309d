package dev.thinkwatt.local.seed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.client.Waiting;
import dev.thinkwatt.local.identity.Person;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Plants the demo through the public interfaces, as often as asked: what is there already stays as it is. */
public final class DemoSeed {

    private static final int DAYS_AHEAD = 45;
    /** A file holds so many days of hourly prices and stays under the 64 kB that a body may have. */
    private static final int DAYS_A_FILE = 25;

    private static final int CREATED = 201;
    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<Account> ACCOUNTS = List.of(
            new Account("ada", "Ada Lovelace", "GB", "Europe/London", "free", List.of("ada")),
            new Account("bea", "Bea Sommer", "DE", "Europe/Berlin", "plus", List.of("bea")),
            new Account("cem", "Cem Yilmaz", "TR", "Europe/Istanbul", "pro", List.of("cem")),
            new Account(
                    "acme",
                    "Acme Inc.",
                    "US",
                    "America/New_York",
                    "enterprise-api",
                    List.of("acme-app", "acme-batch", "acme-lab")));

    private final LocalStack stack;
    private final Api catalog;
    private final Api finance;
    private final Api operations;
    private final PrintStream out;

    private record Account(
            String id, String name, String country, String zone, String plan, List<String> subscribers) {}

    public DemoSeed(LocalStack stack, PrintStream out) {
        this.stack = stack;
        this.catalog = stack.as(Person.CORA);
        this.finance = stack.as(Person.FINN);
        this.operations = stack.as(Person.OLGA);
        this.out = out;
    }

    /**
     * Adds what is missing, and waits until quota-service knows the demo's subscribers and its gateway's key.
     *
     * @throws Api.Refused if a service refuses it or does not get there within a minute
     */
    public void plant() {
        long startedAt = System.nanoTime();
        new DemoKey(operations, stack.demoKey()).plant();
        int days = prices(DayProfile.US_EAST) + prices(DayProfile.EU_NORTH);
        int accounts = 0;
        List<String> seated = new ArrayList<>();
        for (Account account : ACCOUNTS) {
            Api.Reply opened = open(account);
            if (isOurs(opened, "opening account " + account.id())) {
                accounts += opened.status() == CREATED ? 1 : 0;
                seated.addAll(seat(account));
            }
        }
        seated.forEach(this::awaitStanding);
        awaitKey();
        out.printf(
                "  %-38s ready after %.1f s, %d days of prices and %d accounts added%n",
                "the demo", (System.nanoTime() - startedAt) / 1e9, days, accounts);
    }

    /** From the first day of the last month on, so that its invoices can be drawn too. */
    private int prices(DayProfile profile) {
        LocalDate today = LocalDate.now(profile.zone());
        LocalDate end = today.plusDays(DAYS_AHEAD);
        int added = 0;
        for (LocalDate day = today.minusMonths(1).withDayOfMonth(1);
                day.isBefore(end);
                day = day.plusDays(DAYS_A_FILE)) {
            LocalDate next = day.plusDays(DAYS_A_FILE);
            added += prices(profile, day, next.isBefore(end) ? next : end);
            carbon(profile, day, next.isBefore(today) ? next : today);
        }
        return added;
    }

    private int prices(DayProfile profile, LocalDate from, LocalDate to) {
        String path = "/v1/energy/sites/" + profile.site() + "/prices";
        Set<LocalDate> known = new HashSet<>();
        again(() -> catalog.get(path + "?from=" + from + "&to=" + to), reply -> reply.status() == 404)
                .expect("reading prices of " + profile.site())
                .path("items")
                .forEach(day -> known.add(LocalDate.parse(day.path("day").asText())));
        List<LocalDate> missing =
                from.datesUntil(to).filter(day -> !known.contains(day)).toList();
        if (!missing.isEmpty()) {
            StringBuilder file = new StringBuilder(DayProfile.HEADER).append('\n');
            missing.forEach(day -> profile.appendDay(day, file));
            catalog.post(path + "?source=demo%20day-ahead", "text/csv", file.toString())
                    .expect("importing prices of " + profile.site());
        }
        return missing.size();
    }

    /** Of days that are over: nobody knows what a kWh will emit. */
    private void carbon(DayProfile profile, LocalDate from, LocalDate to) {
        if (!from.isBefore(to)) {
            return;
        }
        String path = "/v1/energy/sites/" + profile.site() + "/carbon";
        Set<LocalDate> known = new HashSet<>();
        catalog.get(path + "?from=" + from + "&to=" + to)
                .expect("reading carbon intensities of " + profile.site())
                .path("items")
                .forEach(day -> known.add(LocalDate.parse(day.path("day").asText())));
        List<LocalDate> missing =
                from.datesUntil(to).filter(day -> !known.contains(day)).toList();
        if (!missing.isEmpty()) {
            StringBuilder file = new StringBuilder(DayProfile.CARBON_HEADER).append('\n');
            missing.forEach(day -> profile.appendCarbon(day, file));
            catalog.post(
                            path + "?source=demo%20grid&reason=Planted%20with%20the%20demo.",
                            "application/octet-stream",
                            file.toString())
                    .expect("importing carbon intensities of " + profile.site());
        }
    }

    private Api.Reply open(Account account) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("accountId", account.id())
                .put("name", account.name())
                .put("currency", "USD")
                .put("timeZone", account.zone())
                .put("country", account.country())
                .put("planId", account.plan());
        return again(() -> finance.post("/v1/accounts", body), DemoSeed::missesThePlan);
    }

    /** A plan reaches billing-service over Kafka, a moment after the catalog has published it. */
    private static boolean missesThePlan(Api.Reply reply) {
        return reply.status() == 400
                && reply.body().path("violations").findValuesAsText("field").contains("planId");
    }

    /** Who has a seat now. */
    private List<String> seat(Account account) {
        String path = "/v1/accounts/" + account.id() + "/subscribers";
        return account.subscribers().stream()
                .filter(subscriber -> isOurs(
                        finance.post(path, JsonNodeFactory.instance.objectNode().put("subscriberId", subscriber)),
                        "seating " + subscriber))
                .toList();
    }

    /** An account that somebody opened differently, or a seat that was ended, is no longer the demo's to change. */
    private static boolean isOurs(Api.Reply reply, String what) {
        if (reply.status() == CONFLICT) {
            return false;
        }
        reply.expect(what);
        return true;
    }

    private void awaitStanding(String subscriber) {
        again(() -> operations.get("/v1/subscribers/" + subscriber + "/standing"), reply -> reply.status() == 404)
                .expect("waiting until quota-service knows " + subscriber + " (see ./thinkwatt logs quota)");
    }

    /** The key reaches the services over Kafka too. */
    private void awaitKey() {
        Api gateway = stack.asGateway();
        Api.Reply reply = again(
                () -> gateway.get("/v1/subscribers/" + ACCOUNTS.getFirst().id() + "/standing"),
                asked -> asked.status() == UNAUTHORIZED);
        if (reply.status() == UNAUTHORIZED) {
            throw new Api.Refused("The key in " + stack.demoKey().path()
                    + " is not taken. Delete that file, and ./thinkwatt up makes another.");
        }
    }

    private static Api.Reply again(Supplier<Api.Reply> ask, Predicate<Api.Reply> tooEarly) {
        return Waiting.until(Instant.now().plus(PATIENCE), ask, tooEarly);
    }
}
