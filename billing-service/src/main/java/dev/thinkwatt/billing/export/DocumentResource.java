package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.KeptInvoice;
import dev.thinkwatt.billing.invoice.KeptInvoices;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Uuids;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Invoices as documents that leave the house. */
@Path("/v1/invoices")
@Tag(name = "Invoices")
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class DocumentResource {

    private static final String PDF = "application/pdf";

    private final KeptInvoices invoices;
    private final InvoiceDocuments documents;
    private final Audit audit;

    DocumentResource(KeptInvoices invoices, InvoiceDocuments documents, Audit audit) {
        this.invoices = invoices;
        this.documents = documents;
        this.audit = audit;
    }

    @GET
    @Transactional
    @Path("/{invoiceId: [^/.]+}.xml")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(
            summary = "A final invoice as an e-invoice",
            description =
                    "UBL 2.1 after Peppol BIS Billing 3.0 (EN 16931). 409 where it cannot be one: a draft, a currency "
                            + "of more than 2 decimals, a buyer without an electronic address.")
    public Response xml(
            @PathParam("invoiceId") String invoiceId,
            @Parameter(
                            description =
                                    "The buyer's electronic address as scheme:id; by default its VAT id is the address.")
                    @QueryParam("to")
                    @Nullable String to) {
        InvoiceDocument document = find(invoiceId);
        byte[] xml = UblInvoice.write(document, ElectronicAddress.of(document.buyer(), to));
        return answer(document, xml, MediaType.APPLICATION_XML, "xml");
    }

    @GET
    @Transactional
    @Path("/{invoiceId: [^/.]+}.pdf")
    @Produces(PDF)
    @Operation(summary = "An invoice as it is printed", description = "A draft says that it is one.")
    public Response pdf(@PathParam("invoiceId") String invoiceId) {
        InvoiceDocument document = find(invoiceId);
        return answer(document, PdfInvoice.write(document), PDF, "pdf");
    }

    private InvoiceDocument find(String invoiceId) {
        KeptInvoice kept = invoices.find(Uuids.parse("invoiceId", invoiceId));
        return documents.of(kept);
    }

    private Response answer(InvoiceDocument document, byte[] content, String type, String suffix) {
        audit.record(
                Act.read("invoice.exported", "invoice", document.invoiceId().toString()));
        String name = document.isDraft() ? "draft-" + document.invoiceId() : document.number();
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"invoice-" + name + "." + suffix + "\"")
                .build();
    }
}
