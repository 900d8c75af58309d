package dev.thinkwatt.quota.decision;

import com.fasterxml.jackson.core.type.TypeReference;

/**
 * An answer as it is told and as it is kept: written once for both.
 *
 * @param json that of the answer
 */
record Written(Answer answer, String json) {

    private static final JsonColumn<Answer> ANSWER = new JsonColumn<>(new TypeReference<>() {});

    static Written of(Answer answer) {
        return new Written(answer, ANSWER.write(answer));
    }

    /** What was written before. */
    static Written read(String json) {
        return new Written(ANSWER.read(json), json);
    }

    Written asReplay() {
        return of(answer.asReplay());
    }
}
