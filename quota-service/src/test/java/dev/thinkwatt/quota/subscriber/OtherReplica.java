package dev.thinkwatt.quota.subscriber;

import dev.thinkwatt.model.account.AccountPublished;
import dev.thinkwatt.support.replica.Replicas;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.impl.CreationalContextImpl;

/** Another process of the service: it has read all that was published until it is made, and reads on when it is told to. */
public final class OtherReplica {

    private final Replicas replicas = replicas();
    private final Subscribers subscribers = new Subscribers(replicas);

    public Subscribers subscribers() {
        return subscribers;
    }

    public void readOn() {
        replicas.open("account.published", AccountPublished.class, changed -> {});
    }

    /** Not those of this process, which are brought up to date. */
    private static Replicas replicas() {
        InjectableBean<Replicas> bean = Arc.container().instance(Replicas.class).getBean();
        return bean.create(new CreationalContextImpl<>(bean));
    }
}
