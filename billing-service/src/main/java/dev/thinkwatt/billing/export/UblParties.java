package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.account.BilledParty;
import dev.thinkwatt.billing.seller.SellerConfig;
import dev.thinkwatt.billing.tax.Tax;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ContactType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;

/** Seller and buyer of an e-invoice. */
final class UblParties {

    private final InvoiceDocument document;
    private final Tax tax;

    UblParties(InvoiceDocument document, Tax tax) {
        this.document = document;
        this.tax = tax;
    }

    SupplierPartyType supplier() {
        SellerConfig seller = document.seller();
        PartyLegalEntityType company = company(seller.name());
        company.setCompanyID(seller.registration());
        PartyType party = party(company, seller.name(), seller.address(), seller.country());
        address(party, ElectronicAddress.parse("billing.seller.electronic-address", seller.electronicAddress()));
        if (tax.sellerVatId() != null) {
            party.addPartyTaxScheme(vat(tax.sellerVatId()));
        }
        seller.email().ifPresent(email -> {
            ContactType contact = new ContactType();
            contact.setElectronicMail(email);
            party.setContact(contact);
        });
        SupplierPartyType supplier = new SupplierPartyType();
        supplier.setParty(party);
        return supplier;
    }

    CustomerPartyType customer(ElectronicAddress address) {
        BilledParty buyer = document.buyer();
        PartyType party = party(company(buyer.name()), buyer.name(), buyer.addressLines(), buyer.country());
        address(party, address);
        if (tax.buyerVatId() != null) {
            party.addPartyTaxScheme(vat(tax.buyerVatId()));
        }
        CustomerPartyType customer = new CustomerPartyType();
        customer.setParty(party);
        return customer;
    }

    private static void address(PartyType party, ElectronicAddress address) {
        party.setEndpointID(address.id()).setSchemeID(address.scheme());
    }

    private static PartyType party(PartyLegalEntityType company, String name, List<String> lines, String country) {
        PartyType party = new PartyType();
        PartyNameType trading = new PartyNameType();
        trading.setName(name);
        party.addPartyName(trading);
        party.setPostalAddress(address(lines, country));
        party.addPartyLegalEntity(company);
        return party;
    }

    private static PartyLegalEntityType company(String name) {
        PartyLegalEntityType company = new PartyLegalEntityType();
        company.setRegistrationName(name);
        return company;
    }

    /** An address has a first and a second line, and one for all the rest. */
    private static AddressType address(List<String> lines, String country) {
        AddressType address = new AddressType();
        if (!lines.isEmpty()) {
            address.setStreetName(lines.getFirst());
        }
        if (lines.size() > 1) {
            address.setAdditionalStreetName(lines.get(1));
        }
        if (lines.size() > 2) {
            AddressLineType rest = new AddressLineType();
            rest.setLine(String.join(", ", lines.subList(2, lines.size())));
            address.addAddressLine(rest);
        }
        CountryType code = new CountryType();
        code.setIdentificationCode(country);
        address.setCountry(code);
        return address;
    }

    private static PartyTaxSchemeType vat(String vatId) {
        PartyTaxSchemeType scheme = new PartyTaxSchemeType();
        scheme.setCompanyID(vatId);
        scheme.setTaxScheme(UblTax.scheme());
        return scheme;
    }
}
