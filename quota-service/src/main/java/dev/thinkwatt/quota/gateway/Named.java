package dev.thinkwatt.quota.gateway;

/** The headers of the gateway protocol. */
final class Named {

    static final String SUBSCRIBER = "X-Thinkwatt-Subscriber";
    static final String MODEL = "X-Thinkwatt-Model";
    static final String SELECTION = "X-Thinkwatt-Selection";
    static final String CONTEXT_TOKENS = "X-Thinkwatt-Context-Tokens";
    static final String REQUEST_ID = "X-Request-Id";
    static final String FORWARDED_METHOD = "X-Forwarded-Method";
    static final String FORWARDED_URI = "X-Forwarded-Uri";

    static final String OUTCOME = "X-Thinkwatt-Outcome";
    static final String REQUESTED_MODEL = "X-Thinkwatt-Requested-Model";
    static final String REASON = "X-Thinkwatt-Reason";
    static final String DECISION = "X-Thinkwatt-Decision";
    static final String STATUS = "X-Thinkwatt-Status";
    static final String RETIRES_AT = "X-Thinkwatt-Retires-At";
    static final String REPLAYED = "X-Thinkwatt-Replayed";

    private Named() {}
}
