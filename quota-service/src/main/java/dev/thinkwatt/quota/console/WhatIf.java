package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.policy.Ask;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request that may be made, as somebody enters it. */
public class WhatIf {

    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final long TOKENS_MAX = 10_000_000;
    private static final String TOKENS_RULE = "must be a whole number between 0 and " + TOKENS_MAX;

    @DefaultValue("")
    @QueryParam("model")
    String model = "";

    @DefaultValue("")
    @QueryParam("selection")
    String selection = "";

    @DefaultValue("")
    @QueryParam("contextTokens")
    String contextTokens = "";

    /** Whether anything is asked at all: the page is mostly opened without. */
    boolean isAsked() {
        return !selection.isEmpty();
    }

    Ask toAsk() {
        return new Ask(modelOrNull(), toSelection(), tokens(), null);
    }

    Address on(Address page) {
        return page.with("model", model.strip())
                .with("selection", selection)
                .with("contextTokens", contextTokens.strip());
    }

    public String model() {
        return model;
    }

    public boolean isAuto() {
        return selection.equals(Selection.AUTO.name());
    }

    public String contextTokens() {
        return contextTokens;
    }

    private @Nullable String modelOrNull() {
        if (!model.isBlank() && !MODEL.matcher(model.strip()).matches()) {
            throw ProblemException.invalid("model", "must be the id of a model, gpt-5 for example");
        }
        return model.isBlank() ? null : model.strip();
    }

    private Selection toSelection() {
        try {
            return Selection.valueOf(selection);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("selection", "must be one of those that the page offers");
        }
    }

    private long tokens() {
        try {
            long tokens = contextTokens.isBlank() ? 0 : Long.parseLong(contextTokens.strip());
            if (tokens >= 0 && tokens <= TOKENS_MAX) {
                return tokens;
            }
        } catch (NumberFormatException e) {
            // Told below, together with what is out of range.
        }
        throw ProblemException.invalid("contextTokens", TOKENS_RULE);
    }
}
