/** Patients' FHIR bundles, written into their files by doctors of the hospitals that their organisations stand for. */
@org.jspecify.annotations.NullMarked
package health.parcha.demo.importing;
