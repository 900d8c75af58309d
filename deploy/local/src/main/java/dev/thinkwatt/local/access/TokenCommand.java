package dev.thinkwatt.local.access;

import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thinkwatt token PERSON}. */
@Command(
        name = "token",
        description = "Print a token of one of the demo's people, good for 8 hours on this machine.",
        footer = {"", "For instance: curl -H \"Authorization: Bearer $(./thinkwatt token finn)\" URL"})
public final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PERSON", description = "${COMPLETION-CANDIDATES}")
    private Person person = Person.MAX;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "As given to up. Default: ${DEFAULT-VALUE}.")
    private int portOffset;

    @Override
    public Integer call() {
        return Exit.of(() -> {
            LocalStack stack = LocalStack.at(portOffset, Path.of(""));
            try {
                System.out.println(LocalIdentity.token(stack.issuer(), person));
            } catch (IOException e) {
                throw new Api.Refused(
                        "Nobody signs people in at " + stack.issuer() + ". Start it with ./thinkwatt up.");
            }
        });
    }
}
