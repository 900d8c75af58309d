package dev.thinkwatt.billing.account;

import dev.thinkwatt.billing.tax.TaxData;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Accounts with their seats, for whoever bills them. */
@ApplicationScoped
public class BilledAccounts {

    private final AccountRepository accounts;
    private final SeatRepository seats;

    BilledAccounts(AccountRepository accounts, SeatRepository seats) {
        this.accounts = accounts;
        this.seats = seats;
    }

    /** An account and all seats that it ever had. */
    public record BilledAccount(Account account, List<Seat> seats, TaxData tax) {
        public BilledAccount {
            seats = List.copyOf(seats);
        }
    }

    /** The account, locked until the caller's transaction ends, so that only one invoice of it is drawn at a time. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<BilledAccount> lock(String accountId) {
        return accounts.lock(accountId).map(this::billed);
    }

    /** The account as it is. */
    @Transactional
    public Optional<BilledAccount> find(String accountId) {
        return accounts.findByIdOptional(accountId).map(this::billed);
    }

    /** Whether there is such an account. */
    @Transactional
    public boolean exists(String accountId) {
        return accounts.findByIdOptional(accountId).isPresent();
    }

    /** @throws ProblemException 404 where there is no such account */
    @Transactional
    public void require(String accountId) {
        if (!exists(accountId)) {
            throw none(accountId);
        }
    }

    /** What is answered where there is no such account. */
    public static ProblemException none(String accountId) {
        return ProblemException.notFound("There is no account " + accountId + ".");
    }

    private BilledAccount billed(AccountRow row) {
        return new BilledAccount(
                row.toAccount(),
                seats.of(row.accountId).stream().map(SeatRow::toSeat).toList(),
                row.tax());
    }
}
