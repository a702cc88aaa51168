package health.parcha.fhir.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HospitalMappingTest {
    private static final String SYNTHEA = "https://github.com/synthetichealth/synthea";

    @Test
    void hospitalOf_isTheHashOfTheSpec() {
        // sha256("https://github.com/synthetichealth/synthea|aad05540-c9cb-3805-b3c4-f9b9d9b42b2e"), first 8 bytes
        Identifier organisation = new Identifier(SYNTHEA, "aad05540-c9cb-3805-b3c4-f9b9d9b42b2e");
        assertEquals(0, HospitalMapping.hospitalOf(organisation, 3));
        assertEquals(2, HospitalMapping.hospitalOf(organisation, 4));
    }

    @Test
    void doctorOf_isTheHashOfTheSpec() {
        Identifier practitioner = new Identifier("http://hl7.org/fhir/sid/us-npi", "9999942896");
        assertEquals(1, HospitalMapping.doctorOf(practitioner, 2));
    }
}
