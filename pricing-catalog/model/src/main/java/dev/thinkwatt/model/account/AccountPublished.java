package dev.thinkwatt.model.account;

/** A value of the compacted topic {@code account.published}. Of one key, a lower revision never replaces a higher one. */
public sealed interface AccountPublished {
    long revision();

    /** The key of its record in the topic. */
    String key();

    record PublishedAccount(long revision, Account account) implements AccountPublished {
        @Override
        public String key() {
            return "account/" + account.accountId();
        }
    }

    record PublishedSeat(long revision, Seat seat) implements AccountPublished {
        @Override
        public String key() {
            return "seat/" + seat.accountId() + "/" + seat.subscriberId();
        }
    }
}
