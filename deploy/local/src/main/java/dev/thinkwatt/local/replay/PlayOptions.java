package dev.thinkwatt.local.replay;

import dev.thinkwatt.local.client.Address;
import dev.thinkwatt.local.identity.Person;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code replay} and {@code demo} have in common. */
final class PlayOptions {

    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final int CONCURRENCY_MAX = 1_000;

    @Option(
            names = "--sites",
            paramLabel = "SHARES",
            defaultValue = "us-east=60,eu-north=40",
            description = "Where requests run, with weights. Default: ${DEFAULT-VALUE}.")
    private String sites = "";

    @Option(
            names = "--selection",
            paramLabel = "SELECTION",
            defaultValue = "MANUAL",
            description = "MANUAL: subscribers choose the model; AUTO: a router does. Default: ${DEFAULT-VALUE}.")
    private Selection selection = Selection.MANUAL;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Who asks for what; the same seed deals the same. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "64",
            description = "Requests under way at once. Default: ${DEFAULT-VALUE}.")
    private int concurrency;

    @Mixin
    private Address address = new Address();

    /** Who chooses the model. */
    enum Selection {
        MANUAL,
        AUTO
    }

    /** A run as the gateway and finance see it. */
    Run run(PrintStream out) {
        return new Run(address.asGateway(), address.as(Person.FINN), address.inShell(Person.FINN), out);
    }

    Play.Casting casting(Shares models, Speed speed) {
        return new Play.Casting(models, Shares.parse("--sites", sites), selection.name(), speed, concurrency);
    }

    /**
     * @throws BadInput if a number or the run's id is out of range; it names the option
     */
    Run.Setting setting(String run, int accounts, int subscribers, List<String> plans, Play.Casting casting) {
        if (!RUN.matcher(run).matches()) {
            throw new BadInput("--run is 1 to 40 letters, digits, dots, dashes or underscores, not \"" + run + "\".");
        }
        requireBetween("--accounts", accounts, 1, 10_000);
        requireBetween("--subscribers", subscribers, accounts, 100_000);
        requireBetween("--concurrency", concurrency, 1, CONCURRENCY_MAX);
        return new Run.Setting(run, accounts, subscribers, plans, casting, seed);
    }

    private static void requireBetween(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new BadInput("%s is between %,d and %,d, not %,d.".formatted(option, min, max, value));
        }
    }
}
