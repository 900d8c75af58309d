package dev.thinkwatt.catalog.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a model was once measured to score.
 *
 * @param evaluationId made by who tells it, unique for the model
 * @param benchmark its name, in whatever case
 * @param score in the benchmark's own unit; more is better
 * @param source who measured it, and how
 */
record Evaluation(String evaluationId, String benchmark, BigDecimal score, LocalDate measuredOn, String source) {}
