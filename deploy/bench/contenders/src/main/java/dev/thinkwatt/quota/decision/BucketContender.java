package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.identity.Scope;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import javax.sql.DataSource;

/** bucket4j as its documentation puts it on PostgreSQL. It keeps no receipt: asking again takes again. */
@Path("/v1/bench/bucket4j")
@RolesAllowed(Scope.GATEWAY)
class BucketContender {

    private static final long LIMIT = 1_000_000_000;
    private static final BucketConfiguration WEEKLY = BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(LIMIT).refillIntervally(LIMIT, Duration.ofDays(7)))
            .build();

    private final SampleAnswer sample;
    private final ProxyManager<String> buckets;

    BucketContender(SampleAnswer sample, DataSource database) {
        this.sample = sample;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("bucket")
                .build();
    }

    @POST
    public Answer decide(@NotNull @Valid DecisionResource.Request request) {
        if (!buckets.getProxy(request.subscriberId(), () -> WEEKLY).tryConsume(1)) {
            throw new IllegalStateException("a bucket of " + LIMIT + " is empty");
        }
        return sample.get();
    }
}
