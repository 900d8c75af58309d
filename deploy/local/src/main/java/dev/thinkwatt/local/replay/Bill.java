package dev.thinkwatt.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the invoices of a run add up to. */
final class Bill {

    private final List<Drawn> invoices = new ArrayList<>();
    private final Map<String, OfModel> models = new TreeMap<>();
    private long events;
    private BigDecimal baseFees = BigDecimal.ZERO;
    private BigDecimal kwh = BigDecimal.ZERO;
    private BigDecimal surcharge = BigDecimal.ZERO;
    private BigDecimal total = BigDecimal.ZERO;

    /** An invoice that was drawn. */
    record Drawn(String invoiceId, String accountId, BigDecimal total, boolean withEnergy) {}

    /** Tokens and money of one model. Money is in the currency of the accounts, exact. */
    record OfModel(long requests, long inputTokens, long outputTokens, BigDecimal worth, BigDecimal charged) {
        static final OfModel NONE = new OfModel(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

        OfModel plus(OfModel other) {
            return new OfModel(
                    requests + other.requests,
                    inputTokens + other.inputTokens,
                    outputTokens + other.outputTokens,
                    worth.add(other.worth),
                    charged.add(other.charged));
        }
    }

    /** Adds usage of a model, as billing-service groups it. */
    void addUsage(String model, OfModel usage) {
        models.merge(model, usage, OfModel::plus);
    }

    void addInvoice(JsonNode view) {
        JsonNode invoice = view.path("invoice");
        boolean withEnergy = false;
        for (JsonNode line : invoice.path("lines")) {
            switch (line.path("kind").asText()) {
                case "BASE_FEE" -> baseFees = baseFees.add(decimal(line, "amount"));
                case "ENERGY" -> {
                    withEnergy = true;
                    kwh = kwh.add(decimal(line, "quantityKwh"));
                    surcharge = surcharge.add(decimal(line, "exact"));
                }
                default -> {
                    // usage is added by model
                }
            }
        }
        JsonNode totals = invoice.path("totals");
        events += totals.path("events").asLong();
        total = total.add(decimal(totals, "total"));
        invoices.add(new Drawn(
                view.path("invoiceId").asText(),
                invoice.path("accountId").asText(),
                decimal(totals, "total"),
                withEnergy));
    }

    static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.path(field).asText("0"));
    }

    List<Drawn> invoices() {
        return invoices;
    }

    Map<String, OfModel> models() {
        return models;
    }

    long events() {
        return events;
    }

    BigDecimal baseFees() {
        return baseFees;
    }

    BigDecimal kwh() {
        return kwh;
    }

    BigDecimal surcharge() {
        return surcharge;
    }

    BigDecimal total() {
        return total;
    }
}
