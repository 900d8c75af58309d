package dev.thinkwatt.billing.parked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.billing.parked.ParkedEventResource.View;
import dev.thinkwatt.support.json.Json;

/** A parked event as pages show it. */
record ParkedLine(View event) {

    /** Whether somebody still has to look. */
    public boolean open() {
        return event.state() == ParkedEventRow.State.OPEN;
    }

    /** Its reason in words. */
    public String word() {
        return switch (ParkedEventRow.Reason.valueOf(event.reason())) {
            case UNREADABLE -> "Unreadable";
            case CONFLICT -> "Conflict";
            case UNPRICEABLE -> "No price";
        };
    }

    /** What that means, and what helps. */
    public String sentence() {
        return switch (ParkedEventRow.Reason.valueOf(event.reason())) {
            case UNREADABLE ->
                "The record is no usage event that can be stored. Retry it once the service can read it; otherwise whoever sent it has to send it anew.";
            case CONFLICT ->
                "An event of this id was accepted before and says something else. The first one stands: a correction needs an id of its own.";
            case UNPRICEABLE ->
                "The event was accepted and has no price. Retry it once its plan sells what was used; a correction may stand for it too.";
        };
    }

    /** Whose it is, as far as can be told. */
    public String owner() {
        String account = event.accountId() == null ? event.key() : event.accountId();
        return account == null ? "" : account;
    }

    /** Indented where it is JSON, and as it came where it is not. */
    public String payload() {
        try {
            JsonNode json = Json.tolerant().readTree(event.payload());
            return json == null ? event.payload() : json.toPrettyString();
        } catch (JsonProcessingException e) {
            return event.payload();
        }
    }
}
