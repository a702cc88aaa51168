package health.parcha.demo.importing;

import health.parcha.demo.area.Hospital;
import health.parcha.demo.people.Staff;
import health.parcha.fhir.bundle.HospitalMapping;
import health.parcha.fhir.bundle.ImportedRecord;
import health.parcha.fhir.bundle.PatientId;
import java.util.List;

/**
 * Which doctor of the demo stands for the author of a record (docs/spec/fhir.md, "The demo's hospitals").
 *
 * @param hospitals the founders, in their order
 */
record Doctors(List<Hospital> hospitals) {
    /** The doctor's key in the roster. */
    String of(ImportedRecord record, PatientId patient) {
        Hospital hospital = hospitals.get(HospitalMapping.hospitalOf(record, patient, hospitals.size()));
        return Staff.doctorKey(hospital, HospitalMapping.doctorOf(record, Staff.DOCTORS));
    }
}
