package dev.thinkwatt.quota.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.support.problem.BatchEntries;
import dev.thinkwatt.support.problem.BatchEntries.Refused;
import dev.thinkwatt.support.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Hands the entries of a batch to the batcher one by one, and gathers what became of each in their order. */
@ApplicationScoped
class EntryReplies {

    private final BatchEntries entries;
    private final DecisionBatcher batcher;

    EntryReplies(BatchEntries entries, DecisionBatcher batcher) {
        this.entries = entries;
        this.batcher = batcher;
    }

    /**
     * How the entries of one kind of batch are done.
     *
     * @param <E> an entry as its caller wrote it
     * @param <R> what its command answers
     * @param <T> what stands in its place of the answer
     * @param command may throw a problem
     */
    record Kind<E, R, T>(
            Class<E> type, Function<E, Command<R>> command, Function<R, T> answered, Function<Refused, T> refused) {}

    /** All are handed over before any is waited for, so that they share transactions. */
    <E, R, T> Uni<List<T>> gather(List<JsonNode> batch, Kind<E, R, T> kind) {
        List<CompletableFuture<T>> replies =
                batch.stream().map(entry -> reply(entry, kind)).toList();
        CompletableFuture<List<T>> all = CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
                .thenApply(done -> replies.stream().map(CompletableFuture::join).toList());
        return Uni.createFrom().completionStage(all);
    }

    private <E, R, T> CompletableFuture<T> reply(JsonNode entry, Kind<E, R, T> kind) {
        try {
            Command<R> command = kind.command().apply(entries.read(entry, kind.type()));
            return batcher.submit(command)
                    .map(kind.answered())
                    .onFailure()
                    .recoverWithItem(failure -> kind.refused().apply(entries.refused(failure)))
                    .subscribeAsCompletionStage();
        } catch (ProblemException refused) {
            return CompletableFuture.completedFuture(kind.refused().apply(entries.refused(refused)));
        }
    }
}
