package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.IssuedCreditNotes;
import dev.thinkwatt.billing.invoice.KeptCreditNote;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Uuids;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Credit notes as documents that leave the house. */
@Path("/v1/credit-notes")
@Tag(name = "Invoices")
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class CreditNoteDocumentResource {

    private static final String PDF = "application/pdf";

    private final DataSource database;
    private final InvoiceDocuments documents;
    private final Audit audit;

    CreditNoteDocumentResource(DataSource database, InvoiceDocuments documents, Audit audit) {
        this.database = database;
        this.documents = documents;
        this.audit = audit;
    }

    @GET
    @Transactional
    @Path("/{creditNoteId: [^/.]+}.xml")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(
            operationId = "creditNoteAsXml",
            summary = "A credit note as an e-invoice",
            description = "UBL 2.1 after Peppol BIS Billing 3.0 (EN 16931), type 381. 409 where it cannot be one.")
    public Response xml(
            @PathParam("creditNoteId") String creditNoteId,
            @Parameter(
                            description =
                                    "The buyer's electronic address as scheme:id; by default its VAT id is the address.")
                    @QueryParam("to")
                    @Nullable String to) {
        CreditNoteDocument document = find(creditNoteId);
        ElectronicAddress address = ElectronicAddress.of(document.invoice().buyer(), to);
        return answer(document, UblCreditNote.write(document, address), MediaType.APPLICATION_XML, "xml");
    }

    @GET
    @Transactional
    @Path("/{creditNoteId: [^/.]+}.pdf")
    @Produces(PDF)
    @Operation(operationId = "creditNoteAsPdf", summary = "A credit note as it is printed")
    public Response pdf(@PathParam("creditNoteId") String creditNoteId) {
        CreditNoteDocument document = find(creditNoteId);
        return answer(document, PdfInvoice.write(document), PDF, "pdf");
    }

    private CreditNoteDocument find(String creditNoteId) {
        UUID id = Uuids.parse("creditNoteId", creditNoteId);
        try (Connection connection = database.getConnection()) {
            KeptCreditNote kept = IssuedCreditNotes.find(connection, id)
                    .orElseThrow(() -> ProblemException.notFound("There is no credit note " + id + "."));
            return CreditNoteDocument.of(kept, documents.of(kept.invoice()));
        } catch (SQLException e) {
            throw new IllegalStateException("credit note " + id + " cannot be read", e);
        }
    }

    private Response answer(CreditNoteDocument document, byte[] content, String type, String suffix) {
        String number = document.note().number();
        audit.record(Act.read(
                "credit-note.exported",
                "credit-note",
                document.note().creditNoteId().toString()));
        return Response.ok(content, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"credit-note-" + number + "." + suffix + "\"")
                .build();
    }
}
