package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.form.Field;
import dev.thinkwatt.catalog.form.Form;
import dev.thinkwatt.catalog.form.Option;
import java.util.List;

/** What becomes of a request that nobody settles in time. */
final class ExpiryForm {

    private static final List<Option> ACTS = List.of(
            new Option("SETTLE", "It is settled at the estimate"), new Option("RELEASE", "Everything is given back"));

    static final Form FORM = new Form(List.of(
            Field.choice("expiry.act", "What is done", ACTS, "Not said: it is settled"),
            Field.whole("expiry.estimate.inputTokens", "Estimate of input")
                    .hint("Tokens, where the gateway gave no estimate."),
            Field.whole("expiry.estimate.outputTokens", "Estimate of output")
                    .hint("Tokens, where the gateway gave no estimate."),
            Field.text("expiry.site", "Site").hint("Where it is taken to have run. Empty: nobody knows.")));

    private ExpiryForm() {}
}
