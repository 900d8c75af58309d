package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.quota.decision.HoldingsReader.Present;
import dev.thinkwatt.quota.decision.HoldingsReader.WithHolds;
import dev.thinkwatt.quota.policy.Policy;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a subscriber stands. */
@Path("/v1/subscribers/{subscriberId}/standing")
@Tag(name = "Subscribers")
@RolesAllowed({Scope.GATEWAY, Scope.OPERATIONS})
class StandingResource {

    private final Subscribers subscribers;
    private final HoldingsReader holdings;
    private final Clock clock;

    StandingResource(Subscribers subscribers, HoldingsReader holdings, Clock clock) {
        this.subscribers = subscribers;
        this.holdings = holdings;
        this.clock = clock;
    }

    /** What a subscriber may use now. */
    @Schema(name = "Standing")
    record Answer(
            String subscriberId,
            String accountId,
            Account.Status accountStatus,
            PlanVersion plan,
            @Nullable String defaultModel,

            @Schema(description = "The models that would be served now to who asks for them by name")
            List<String> openModels,

            @Schema(description = "What the subscriber set, or has from the plan")
            Knobs knobs,

            @Schema(description = "Every allowance of the plan")
            List<AllowanceNow> allowances) {

        static Answer of(WithHolds seen, Instant now) {
            Present present = seen.present();
            Subscriber subscriber = present.subscriber();
            return new Answer(
                    subscriber.subscriberId(),
                    subscriber.account().accountId(),
                    subscriber.account().status(),
                    subscriber.plan().planVersion(),
                    subscriber.defaultModel(),
                    Policy.openModels(subscriber, present.holdings(), now),
                    subscriber.knobs(),
                    Policy.standings(subscriber, present.holdings(), now).stream()
                            .map(standing -> AllowanceNow.beforehand(standing, seen.held()))
                            .toList());
        }
    }

    @GET
    @Operation(
            summary = "Read where a subscriber stands",
            description = "Every allowance now, and the models open to them")
    @APIResponse(responseCode = "200", description = "Where the subscriber stands")
    @APIResponse(responseCode = "404", description = "No seat with a plan in force is known by this id")
    public Answer standing(@PathParam("subscriberId") @Identifier String subscriberId) {
        Instant now = clock.instant();
        return switch (subscribers.at(subscriberId, now)) {
            case Lookup.NotKnown(var reason) ->
                throw ProblemException.notFound("no standing of subscriber " + subscriberId + ": " + reason);
            case Lookup.Known(Subscriber subscriber) -> Answer.of(holdings.readWithHolds(subscriber, now), now);
        };
    }
}
