package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.model.account.Account;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the events of an energy line are listed one by one. */
final class EventLink {

    private EventLink() {}

    static String of(Account account, EnergyLines.Key key) {
        return "/v1/usage?groupBy=event&account=" + encode(account.accountId())
                + "&site=" + encode(key.site())
                + "&plan=" + encode(key.plan().id())
                + "&version=" + key.plan().version()
                + "&from=" + account.startOf(key.usedIn())
                + "&to=" + account.startOf(key.usedIn().plusMonths(1));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
