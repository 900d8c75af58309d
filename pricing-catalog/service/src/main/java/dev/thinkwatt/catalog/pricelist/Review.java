package dev.thinkwatt.catalog.pricelist;

import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * What a file is beside the list that stands under its name.
 *
 * @param currency of all its prices
 * @param fileSha256 in hexadecimal digits
 * @param comparedWith the latest revision of the list; 0 where there is none
 * @param models how many it lists
 * @param prices how many of tokens they have
 * @param findings prices that do not go together, or jump
 * @param leftovers terms of money that were not made a price, and of how many models
 * @param ignored fields that say nothing of money, and of how many models
 */
record Review(
        Currency currency,
        String fileSha256,
        int comparedWith,
        int models,
        int prices,
        Comparison comparison,
        List<ListFinding> findings,
        Map<String, Integer> leftovers,
        Map<String, Integer> ignored) {

    /** The one that an import would make. */
    public int nextRevision() {
        return comparedWith + 1;
    }
}
