package dev.thinkwatt.billing.export;

import static java.util.Objects.requireNonNull;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.io.resource.inmemory.ReadableResourceByteArray;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.peppol.PeppolValidation2026_05;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules of EN 16931 and of Peppol BIS Billing 3.0, as their authors publish them. */
final class PeppolJudge {

    private static final ValidationExecutorSetRegistry<IValidationSourceXML> RULES =
            new ValidationExecutorSetRegistry<>();

    static {
        EN16931Validation.initEN16931(RULES);
        PeppolValidation2026_05.init(RULES);
    }

    private PeppolJudge() {}

    /** What both find wrong with an invoice. */
    static List<String> faults(byte[] xml) {
        List<String> faults = new ArrayList<>(faults(xml, EN16931Validation.VID_UBL_INVOICE_1316));
        faults.addAll(faults(xml, PeppolValidation2026_05.VID_OPENPEPPOL_INVOICE_UBL_V3));
        return faults;
    }

    /** What both find wrong with a credit note. */
    static List<String> faultsOfNote(byte[] xml) {
        List<String> faults = new ArrayList<>(faults(xml, EN16931Validation.VID_UBL_CREDIT_NOTE_1316));
        faults.addAll(faults(xml, PeppolValidation2026_05.VID_OPENPEPPOL_CREDIT_NOTE_UBL_V3));
        return faults;
    }

    private static List<String> faults(byte[] xml, DVRCoordinate rules) {
        ValidationResultList results = ValidationExecutionManager.executeValidation(
                IValidityDeterminator.createDefault(),
                requireNonNull(RULES.getOfID(rules)),
                ValidationSourceXML.create(new ReadableResourceByteArray(xml)),
                Locale.US);
        List<String> faults = new ArrayList<>();
        results.forEach(result -> result.getErrorList()
                .forEach(error -> faults.add(error.getErrorID() + " " + error.getErrorText(Locale.US))));
        if (results.isEmpty()) {
            faults.add("nothing was judged");
        }
        return faults;
    }
}
