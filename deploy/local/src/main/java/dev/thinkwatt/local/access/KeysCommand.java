package dev.thinkwatt.local.access;

import dev.thinkwatt.local.client.Address;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.identity.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thinkwatt keys}. */
@Command(
        name = "keys",
        description = "Make, list, rotate and revoke the API keys by which machines prove who they are.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "On this machine it works as olga, who runs operations. Elsewhere: --url URL, and a token in THINKWATT_TOKEN.",
            "create and rotate print the key on standard output, this once and nothing else, so that it can go into a file:",
            "  (umask 077; ./thinkwatt keys create gateway-1 --name \"Gateway 1\" --scopes gateway > gateway-1.key)"
        })
public final class KeysCommand {

    private KeysCommand() {}

    @Command(name = "create", description = "Make a key and print it, this once.", mixinStandardHelpOptions = true)
    int create(
            @Mixin Address address,
            @Parameters(paramLabel = "ID", description = "3 to 32 lower-case letters, digits or dashes.") String id,
            @Option(names = "--name", paramLabel = "NAME", description = "For people. Default: the id.") @Nullable String name,
            @Option(
                            names = "--scopes",
                            paramLabel = "SCOPE",
                            split = ",",
                            defaultValue = "gateway",
                            description = "What it may do, separated by commas. Default: ${DEFAULT-VALUE}.")
                    List<String> scopes,
            @Option(
                            names = "--expires",
                            paramLabel = "INSTANT",
                            description = "Such as 2027-06-30T00:00:00Z. Default: never.")
                    @Nullable Instant expires,
            @Option(names = "--requests-per-second", paramLabel = "N", description = "Default: as the service has it.")
                    @Nullable Integer requestsPerSecond,
            @Option(
                            names = "--rate-limit-headers",
                            paramLabel = "KIND",
                            description = "How it is told what is left of a plan: IETF or OPENAI. Default: IETF.")
                    @Nullable String rateLimitHeaders) {
        return Exit.of(() -> keys(address)
                .create(new Keys.Wanted(
                        id, name == null ? id : name, scopes, expires, requestsPerSecond, rateLimitHeaders)));
    }

    @Command(name = "list", description = "List all keys, without their secrets.", mixinStandardHelpOptions = true)
    int list(@Mixin Address address) {
        return Exit.of(() -> keys(address).list());
    }

    @Command(
            name = "rotate",
            description = "Give a key a new secret and print it, this once.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Mixin Address address,
            @Parameters(paramLabel = "ID") String id,
            @Option(
                            names = "--overlap",
                            paramLabel = "DURATION",
                            defaultValue = "PT24H",
                            description =
                                    "How long the old secret goes on working, such as PT1H; PT0S after a leak. Default: ${DEFAULT-VALUE}.")
                    Duration overlap,
            @Option(
                            names = "--rotation",
                            paramLabel = "ID",
                            description = "Names the rotation; the same again does nothing. Default: a random one.")
                    @Nullable String rotation) {
        String named = rotation == null ? UUID.randomUUID().toString() : rotation;
        return Exit.of(() -> keys(address).rotate(id, named, overlap));
    }

    @Command(name = "revoke", description = "End a key, for ever.", mixinStandardHelpOptions = true)
    int revoke(
            @Mixin Address address,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "For the audit.")
                    String reason) {
        return Exit.of(() -> keys(address).revoke(id, reason));
    }

    private static Keys keys(Address address) {
        Api api = address.as(Person.OLGA);
        return new Keys(api, System.out, System.err);
    }
}
