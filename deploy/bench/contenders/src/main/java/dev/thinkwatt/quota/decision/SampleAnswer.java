package dev.thinkwatt.quota.decision;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** A real answer of quota-service, which the contenders give too, so that all of them write the same JSON. */
@Singleton
class SampleAnswer {

    private volatile @Nullable Answer answer;

    void keep(Answer real) {
        answer = real;
    }

    Answer get() {
        Answer kept = answer;
        if (kept == null) {
            throw new IllegalStateException("PUT an answer to /v1/bench/answer first");
        }
        return kept;
    }
}
