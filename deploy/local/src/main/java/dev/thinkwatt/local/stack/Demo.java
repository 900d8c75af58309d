package dev.thinkwatt.local.stack;

import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.identity.Person;
import dev.thinkwatt.local.seed.DemoSeed;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/** What a new user finds: some prices, some accounts, and a request to try. */
final class Demo {

    private Demo() {}

    /** The ports behind the front door. */
    static Map<String, Integer> upstreams(Ports ports) {
        Map<String, Integer> upstreams = new HashMap<>();
        for (Service service : Service.values()) {
            upstreams.put(service.id(), ports.service(service));
        }
        return upstreams;
    }

    static void seed(Home home, Ports ports, PrintStream out) {
        new DemoSeed(LocalStack.at(ports.offset(), home.data()), out).plant();
    }

    /** People of another provider are not the demo's, so nobody could plant it. */
    static void explain(Home home, Ports ports, PrintStream out) {
        out.println();
        out.println("Sign in at " + LocalStack.at(ports.offset(), home.data()).origin() + " with an account of "
                + System.getenv(Issuer.URI_VARIABLE) + ".");
        out.println("The demo was not planted: its people are those of the stack's own sign-in. Services that ran"
                + " already keep the one they had; stop them first (thinkwatt down).");
    }

    static void invite(Home home, Ports ports, PrintStream out) {
        LocalStack stack = LocalStack.at(ports.offset(), home.data());
        out.println();
        out.println("Sign in at " + stack.origin() + " as one of these, without a password:");
        for (Person person : Person.values()) {
            out.printf("  %-5s %s%n", person.id(), person.mayDo());
        }
        out.println();
        out.println("Ask for a decision, as a gateway does with its key:");
        out.println("  curl " + stack.origin() + "/v1/decisions -H 'Content-Type: application/json' \\");
        out.println("    -H \"Authorization: Bearer $(cat '" + stack.demoKey().path() + "')\" \\");
        out.println(
                "    -d '{\"requestId\": \"try-1\", \"subscriberId\": \"bea\", \"model\": \"gpt-5-thinking\", \"selection\": \"MANUAL\"}'");
        out.println("Then ./thinkwatt demo sends some traffic and shows what became of it.");
    }
}
