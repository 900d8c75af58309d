package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.model.review.Finding;
import dev.thinkwatt.model.review.Finding.Rule;
import dev.thinkwatt.model.review.Finding.Severity;

/**
 * A price that is hardly meant, by the rules that the prices of plans are reviewed by. It is told, and refuses nothing: a list
 * says what others ask.
 *
 * @param severity what would become of a plan with this price
 * @param detail what is wrong, in words; {@code prices[0]} in them is the first price of the model
 */
record ListFinding(String model, ListPrice price, Rule rule, Severity severity, String detail) {
    static ListFinding of(String model, ListPrice price, Finding finding) {
        return new ListFinding(model, price, finding.rule(), finding.severity(), finding.detail());
    }
}
