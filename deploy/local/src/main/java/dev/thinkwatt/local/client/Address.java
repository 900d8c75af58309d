package dev.thinkwatt.local.client;

import dev.thinkwatt.local.identity.Person;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a command talks to, and as whom: the stack of this machine as its people, or another as the environment says. */
public final class Address {

    private static final String TOKEN = "THINKWATT_TOKEN";
    private static final String KEY = "THINKWATT_KEY";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Another front door than this machine's. Its credentials are in the environment: " + TOKEN
                    + " of a person, " + KEY + " of a gateway.")
    private @Nullable URI url;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "As given to up. Default: ${DEFAULT-VALUE}.")
    private int portOffset;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "As given to up. Default: .thinkwatt in the repository.")
    private @Nullable Path data;

    /** The services as a person sees them. */
    public Api as(Person person) {
        return url == null ? stack().as(person) : new Api(url, environment(TOKEN, url));
    }

    /** The services as a gateway sees them. */
    public Api asGateway() {
        return url == null ? stack().asGateway() : new Api(url, environment(KEY, url));
    }

    /** What a shell puts where a person's token belongs. */
    public String inShell(Person person) {
        String offset = portOffset == 0 ? "" : " --port-offset " + portOffset;
        return url == null ? "$(./thinkwatt token " + person.id() + offset + ")" : "$" + TOKEN;
    }

    /** The stack of this machine. */
    public LocalStack stack() {
        Path root = Path.of(System.getProperty("thinkwatt.root", "."));
        return LocalStack.at(portOffset, data == null ? root.resolve(".thinkwatt") : data);
    }

    private static Supplier<String> environment(String name, URI url) {
        return () -> Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() ->
                        new Api.Refused("Set " + name + " in the environment: " + url + " wants to know who asks."));
    }
}
