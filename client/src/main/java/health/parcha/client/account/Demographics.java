package health.parcha.client.account;

import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Who a patient is. Leaves a client only sealed to the verifying desk and to the patient; {@link #toString()} tells nothing.
 *
 * @param names given names at birth, in order
 * @param surname birth name
 * @param identifier national identifier, where known
 * @param sex as the civil registry has it, in a word
 */
public record Demographics(
        String names,
        String surname,
        LocalDate birthDate,
        String birthPlace,
        String address,
        Optional<String> identifier,
        Optional<String> sex) {
    public Demographics {
        if (names.isBlank() || surname.isBlank() || birthPlace.isBlank()) {
            throw new IllegalArgumentException("names, surname and birth place are needed to tell people apart");
        }
    }

    Json.Fields json() {
        return Json.object()
                .put("names", names)
                .put("surname", surname)
                .put("birthDate", birthDate.toString())
                .put("birthPlace", birthPlace)
                .put("address", address)
                .put("identifier", identifier)
                .put("sex", sex)
                .done();
    }

    static Demographics read(Json.Fields json) {
        try {
            return new Demographics(
                    json.text("names"),
                    json.text("surname"),
                    LocalDate.parse(json.text("birthDate")),
                    json.text("birthPlace"),
                    json.text("address"),
                    json.findText("identifier"),
                    json.findText("sex"));
        } catch (DateTimeParseException e) {
            throw new MalformedJson("a birth date is year-month-day");
        }
    }

    @Override
    public String toString() {
        return "Demographics[hidden]";
    }
}
