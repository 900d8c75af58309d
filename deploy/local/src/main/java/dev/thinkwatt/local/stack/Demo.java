package dev.thinkwatt.local.stack;

import dev.thinkwatt.local.seed.DemoSeed;
import java.io.PrintStream;
import java.net.URI;
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

    static void seed(Ports ports, PrintStream out) {
        new DemoSeed(origin(ports), out).plant();
    }

    static void invite(Ports ports, PrintStream out) {
        out.println();
        out.println("Ask for a decision:");
        out.println("  curl " + origin(ports) + "/v1/decisions -H 'Content-Type: application/json' \\");
        out.println(
                "    -d '{\"requestId\": \"try-1\", \"subscriberId\": \"bea\", \"model\": \"gpt-5-thinking\", \"selection\": \"MANUAL\"}'");
        out.println("Then ./thinkwatt demo sends some traffic and shows what became of it.");
    }

    private static URI origin(Ports ports) {
        return URI.create("http://localhost:" + ports.frontDoor());
    }
}
