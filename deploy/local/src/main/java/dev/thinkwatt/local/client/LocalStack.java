package dev.thinkwatt.local.client;

import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * The stack of this machine, to its callers.
 *
 * @param origin of the front door
 * @param issuer who signs people in
 * @param data its folder
 */
public record LocalStack(URI origin, URI issuer, Path data) {

    private static final int FRONT_DOOR = 8080;
    private static final int IDENTITY = 8084;

    /** The id of the key that the demo's gateway asks with. */
    public static final String DEMO_KEY = "demo-gateway";

    /** The stack on the usual ports, shifted. */
    public static LocalStack at(int portOffset, Path data) {
        return new LocalStack(
                URI.create("http://localhost:" + (FRONT_DOOR + portOffset)),
                LocalIdentity.issuer(IDENTITY + portOffset),
                data);
    }

    /** The services as a person of the demo sees them. */
    public Api as(Person person) {
        return new Api(origin, new SignIn(issuer, person));
    }

    /** Where the key of the demo's gateway is kept. */
    public SecretFile demoKey() {
        return new SecretFile(data.resolve("keys").resolve(DEMO_KEY));
    }

    /**
     * The services as the demo's gateway sees them.
     *
     * @throws Api.Refused if there is no key yet
     */
    public Api asGateway() {
        try {
            String key = demoKey()
                    .read()
                    .orElseThrow(() -> new Api.Refused(
                            "There is no key in " + demoKey().path() + ". Run ./thinkwatt up, which makes one."));
            return new Api(origin, () -> key);
        } catch (IOException e) {
            throw new Api.Refused("Cannot read " + demoKey().path() + ": " + e.getMessage());
        }
    }
}
