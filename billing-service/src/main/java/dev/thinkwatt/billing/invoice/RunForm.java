package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.invoice.RunResource.StartRun;
import dev.thinkwatt.support.page.FieldProblems;
import dev.thinkwatt.support.problem.ProblemException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands in the form that starts a run.
 *
 * @param runId made with the form, so that sending it twice starts one run
 * @param does {@code FINAL} or {@code DRAFTS}
 * @param accounts apart by commas or blanks; empty: all
 */
record RunForm(String runId, String period, String does, String accounts) {

    private static final Pattern APART = Pattern.compile("[\\s,]+");
    private static final Pattern ACCOUNT = Pattern.compile("accounts\\[(\\d+)]");

    RunForm {
        period = period.strip();
        accounts = accounts.strip();
    }

    /** @throws ProblemException 400 for what is no run */
    StartRun asked() {
        if (!does.equals("FINAL") && !does.equals("DRAFTS")) {
            throw ProblemException.invalid("does", "must be one of the list");
        }
        try {
            return new StartRun(
                    runId, YearMonth.parse(period), accounts.isEmpty() ? null : accountIds(), does.equals("FINAL"));
        } catch (DateTimeException e) {
            throw ProblemException.invalid("period", "must be a month like 2026-11");
        }
    }

    /** What is wrong with one of the accounts is wrong with the field, which says of which. */
    FieldProblems named(FieldProblems problems) {
        List<String> ids = accountIds();
        Map<String, String> sentences = problems.sentences().entrySet().stream()
                .collect(Collectors.toMap(
                        problem -> ACCOUNT.matcher(problem.getKey()).replaceAll("accounts"),
                        problem -> ACCOUNT.matcher(problem.getKey())
                                .results()
                                .map(index -> ids.get(Integer.parseInt(index.group(1))) + ": " + problem.getValue())
                                .findFirst()
                                .orElse(problem.getValue()),
                        (one, another) -> one + " " + another));
        return new FieldProblems(sentences);
    }

    private List<String> accountIds() {
        return APART.splitAsStream(accounts).filter(id -> !id.isEmpty()).toList();
    }
}
