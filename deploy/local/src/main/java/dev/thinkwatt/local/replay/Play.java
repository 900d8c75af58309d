package dev.thinkwatt.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/** Plays a trace: each row asks for a decision and, where a model was granted, settles it with the row's tokens. */
final class Play {

    private static final Duration START_WITHIN = Duration.ofMillis(50);

    private final Api api;
    private final Cast cast;
    private final Casting casting;
    private final Tally tally = new Tally();

    /** Which models are asked for and where they run. */
    record Casting(Shares models, Shares sites, String selection, Speed speed, int concurrency) {}

    /** One row, dealt to a subscriber. Which one depends on the seed alone, so that a run can be taken up again. */
    private record Turn(
            String requestId, String subscriber, String model, String site, Trace.Request request, Duration due) {}

    Play(Api api, Cast cast, Casting casting) {
        this.api = api;
        this.cast = cast;
        this.casting = casting;
    }

    /**
     * @throws Api.Refused if the services refuse or fail what a gateway may expect them to do
     */
    Tally run(Trace trace, RandomGenerator random, Progress progress) {
        List<String> subscribers = cast.subscribers();
        Semaphore free = new Semaphore(casting.concurrency());
        tally.start();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int row = 0;
            for (Trace.Request request : trace.requests()) {
                Turn turn = new Turn(
                        cast.run() + "-" + row++,
                        subscribers.get(random.nextInt(subscribers.size())),
                        casting.models().draw(random),
                        casting.sites().draw(random),
                        request,
                        casting.speed().due(request.after()));
                awaitDue(turn.due());
                free.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        play(turn);
                    } catch (RuntimeException e) {
                        tally.failed(e);
                    } finally {
                        free.release();
                        progress.step();
                    }
                });
                if (tally.failure() != null) {
                    break;
                }
            }
        }
        tally.stop();
        if (tally.failure() != null) {
            throw tally.failure();
        }
        return tally;
    }

    private void awaitDue(Duration due) {
        Duration early = due.minus(tally.elapsed());
        if (early.compareTo(START_WITHIN) > 0) {
            Waiting.pause(early);
        }
    }

    private void play(Turn turn) {
        Instant startedAt = Instant.now();
        JsonNode decision =
                tally.decide(() -> api.post("/v1/decisions", ask(turn))).expect("deciding " + turn.requestId());
        tally.decided(decision);
        if (decision.hasNonNull("model")) {
            String path = "/v1/decisions/" + decision.get("decisionId").asText() + "/settlement";
            Api.Reply reply = tally.settle(
                    () -> api.post(path, settlement(turn, decision.get("model").asText(), startedAt)));
            boolean settledBefore =
                    reply.status() == 409 && decision.path("replayed").asBoolean();
            if (!settledBefore) {
                reply.expect("settling " + turn.requestId());
            }
        }
    }

    private ObjectNode ask(Turn turn) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("requestId", turn.requestId())
                .put("subscriberId", turn.subscriber())
                .put("model", turn.model())
                .put("selection", casting.selection())
                .put("contextTokens", turn.request().contextTokens());
    }

    private static ObjectNode settlement(Turn turn, String model, Instant startedAt) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("model", model)
                .put("tokenConvention", "DISJOINT")
                .put("site", turn.site())
                .put("serviceTier", "STANDARD")
                .put("startedAt", startedAt.toString())
                .put("endedAt", Instant.now().toString());
        body.putObject("usage")
                .put("inputTokens", turn.request().contextTokens())
                .put("outputTokens", turn.request().generatedTokens());
        return body;
    }
}
