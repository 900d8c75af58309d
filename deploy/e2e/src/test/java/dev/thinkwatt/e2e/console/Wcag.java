package dev.thinkwatt.e2e.console;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** The Web Content Accessibility Guidelines 2.0 to 2.2, as far as a program can tell. */
final class Wcag {

    private static final List<String> A_AND_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

    private Wcag() {}

    /** What a page breaks: the rule, and where. */
    static List<String> violations(Page page) {
        AxeResults results = new AxeBuilder(page).withTags(A_AND_AA).analyze();
        if (results.getPasses().isEmpty()) {
            throw new IllegalStateException("axe looked at nothing of " + page.url());
        }
        return results.getViolations().stream().map(Wcag::sentence).toList();
    }

    private static String sentence(Rule rule) {
        String where = rule.getNodes().stream()
                .map(node -> String.valueOf(node.getTarget()))
                .collect(Collectors.joining(", "));
        return rule.getId() + ": " + rule.getHelp() + " at " + where;
    }
}
