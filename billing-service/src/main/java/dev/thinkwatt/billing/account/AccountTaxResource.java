package dev.thinkwatt.billing.account;

import dev.thinkwatt.billing.tax.TaxData;
import dev.thinkwatt.billing.tax.TaxTreatment;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the tax of an account is judged by. */
@Path("/v1/accounts/{accountId}/tax")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class AccountTaxResource {

    private final AccountRepository accounts;
    private final Audit audit;

    AccountTaxResource(AccountRepository accounts, Audit audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** @param exemptionReason why it is EXEMPT, and only then */
    @Schema(name = "AccountTax")
    record TaxFields(
            @Nullable @Size(max = 40) @Printable String vatId,
            @NotNull TaxTreatment taxTreatment,
            @Nullable @Size(max = 200) @Printable String exemptionReason) {

        static TaxFields of(TaxData data) {
            return new TaxFields(data.vatId(), data.treatment(), data.exemptionReason());
        }
    }

    @GET
    @Transactional
    @Operation(operationId = "getTaxOfAccount", summary = "What the tax of an account is judged by")
    public TaxFields get(@PathParam("accountId") @Identifier String accountId) {
        return TaxFields.of(accounts.findByIdOptional(accountId)
                .orElseThrow(() -> BilledAccounts.none(accountId))
                .tax());
    }

    @RolesAllowed(Scope.FINANCE)
    @PUT
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "stateTaxOfAccount",
            summary = "State what the tax of an account is judged by",
            description = "Drafts take it when they are drawn anew; final invoices stay as they are.")
    public TaxFields state(@PathParam("accountId") @Identifier String accountId, @Valid @NotNull TaxFields request) {
        AccountRow row = lock(accountId);
        TaxData before = row.tax();
        TaxData data = new TaxData(row.country, request.vatId(), request.taxTreatment(), request.exemptionReason());
        List<Violation> violations = data.violations();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        if (!data.equals(before)) {
            row.tax(data);
            audit.record(Act.changed("account.tax-stated", "account", accountId, before, data));
        }
        return TaxFields.of(data);
    }

    private AccountRow lock(String accountId) {
        return accounts.lock(accountId).orElseThrow(() -> BilledAccounts.none(accountId));
    }
}
