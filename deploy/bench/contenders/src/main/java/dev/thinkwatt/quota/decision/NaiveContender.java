package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.identity.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;

/** The way that comes to mind first: a transaction for each decision, on a thread that waits for it. */
@Path("/v1/bench/naive")
@RolesAllowed(Scope.GATEWAY)
class NaiveContender {

    private final SampleAnswer sample;
    private final NaiveRows rows;

    NaiveContender(SampleAnswer sample, NaiveRows rows) {
        this.sample = sample;
        this.rows = rows;
    }

    @POST
    public Answer decide(@NotNull @Valid DecisionResource.Request request) throws SQLException {
        Answer answer = sample.get();
        rows.take(request.subscriberId(), request.requestId(), answer);
        return answer;
    }
}
