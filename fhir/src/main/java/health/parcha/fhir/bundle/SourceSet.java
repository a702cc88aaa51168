package health.parcha.fhir.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.parcha.core.record.Category;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.RefusalCode;
import health.parcha.fhir.category.CategoryTable;
import health.parcha.fhir.json.At;
import health.parcha.fhir.json.Cleaning;
import health.parcha.fhir.json.Resources;
import health.parcha.fhir.json.StrictJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All that a Bundle brought, sorted into patient, actors, provenances, clinical resources and what was left out. */
final class SourceSet implements BundleReader.Entries {
    private final List<SourceResource> resources = new ArrayList<>();
    private final Map<String, SourceResource> byUrl = new HashMap<>();
    private final Map<String, Actor> actors = new HashMap<>();
    private final List<ObjectNode> patients = new ArrayList<>();
    private final Set<String> patientUrls = new HashSet<>();
    private final List<JsonNode> provenances = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<String, Integer> notRecords = new TreeMap<>();
    private String patientId = "";
    private int entries;

    @Override
    public void take(int entry, Optional<String> fullUrl, ObjectNode resource) throws FhirRefused {
        entries++;
        String type = resource.path("resourceType").asText("");
        Optional<Category> category = CategoryTable.of(resource);
        if (category.isPresent()) {
            clinical(entry, fullUrl, resource, type, category.get());
        } else if (type.equals("Patient")) {
            patient(fullUrl, resource);
        } else if (type.equals("Provenance")) {
            provenances.add(resource);
        } else {
            other(fullUrl, resource, type);
        }
    }

    private void clinical(int entry, Optional<String> fullUrl, ObjectNode resource, String type, Category category)
            throws FhirRefused {
        Cleaning.clean(resource);
        byte[] json = StrictJson.bytes(resource);
        Optional<String> problem = Resources.problemOf(json);
        if (problem.isPresent()) {
            leftOut.add(new LeftOut(entry, type, RefusalCode.INVALID_RESOURCE, problem.get()));
            return;
        }
        Optional<String> id = At.text(resource, "id");
        String stableId = StableId.of(type, id, fullUrl, json);
        SourceResource source = new SourceResource(entry, type, stableId, category, resource, json);
        List<String> urls = urls(type, id, fullUrl, stableId);
        if (urls.stream().anyMatch(byUrl::containsKey)) {
            leftOut.add(
                    new LeftOut(entry, type, RefusalCode.DUPLICATE_ID, source.reference() + " stands there already"));
            return;
        }
        urls.forEach(url -> byUrl.put(url, source));
        resources.add(source);
    }

    private void patient(Optional<String> fullUrl, ObjectNode resource) {
        Optional<String> id = At.text(resource, "id");
        patientId = StableId.of("Patient", id, fullUrl, StrictJson.bytes(resource));
        patientUrls.addAll(urls("Patient", id, fullUrl, patientId));
        patients.add(resource);
    }

    private void other(Optional<String> fullUrl, ObjectNode resource, String type) {
        notRecords.merge(type.isEmpty() ? "(no resourceType)" : type, 1, Integer::sum);
        if (Actor.isOne(type)) {
            Optional<String> id = At.text(resource, "id");
            String stableId = StableId.of(type, id, fullUrl, StrictJson.bytes(resource));
            Actor actor = Actor.of(resource, stableId);
            urls(type, id, fullUrl, stableId).forEach(url -> actors.put(url, actor));
        }
    }

    /** All the ways by which other resources of the Bundle may name this one. */
    private static List<String> urls(String type, Optional<String> id, Optional<String> fullUrl, String stableId) {
        Set<String> urls = new java.util.LinkedHashSet<>();
        fullUrl.ifPresent(urls::add);
        id.ifPresent(value -> urls.add(type + "/" + value));
        urls.add(type + "/" + stableId);
        return List.copyOf(urls);
    }

    /** Whether it holds nobody's file: only people, organisations and places. */
    boolean isDirectory() {
        return patients.isEmpty() && resources.isEmpty() && leftOut.isEmpty() && !actors.isEmpty();
    }

    ImportedPatient patient() throws FhirRefused {
        if (patients.isEmpty()) {
            throw new FhirRefused(RefusalCode.NO_PATIENT, "none of its " + entries + " entries is a Patient");
        }
        if (patients.size() > 1) {
            throw new FhirRefused(RefusalCode.SEVERAL_PATIENTS, patients.size() + " Patients in one Bundle");
        }
        return Demographics.of(new PatientId(patientId), patients.getFirst());
    }

    /** Leaves out what is about somebody else. */
    void dropOtherSubjects() {
        List<SourceResource> others =
                resources.stream().filter(r -> isAboutAnother(r.facts())).toList();
        for (SourceResource other : others) {
            String whom = other.facts().subject().map(SourceReference::target).orElse("");
            leftOut.add(new LeftOut(other.entry(), other.type(), RefusalCode.OTHER_SUBJECT, "it is about " + whom));
        }
        Set<SourceResource> gone = new HashSet<>(others);
        resources.removeIf(gone::contains);
        byUrl.values().removeIf(gone::contains);
    }

    private boolean isAboutAnother(SourceFacts facts) {
        return facts.subject()
                .filter(subject -> !subject.target().isEmpty() && !isPatient(subject))
                .isPresent();
    }

    private boolean isPatients(Identifier identifier) {
        for (JsonNode own : patients.getFirst().path("identifier")) {
            if (own.path("value").asText().equals(identifier.value())
                    && own.path("system").asText("").equals(identifier.system())) {
                return true;
            }
        }
        return false;
    }

    /** Takes a resource out; what referred to it refers to the other from now on. */
    void replace(Map<SourceResource, SourceResource> twins) {
        resources.removeIf(twins::containsKey);
        byUrl.replaceAll((url, resource) -> twins.getOrDefault(resource, resource));
    }

    /** Whether it names this file's patient: by a URL, or by asking for one of the patient's identifiers. */
    boolean isPatient(SourceReference reference) {
        return patientUrls.contains(reference.target())
                || (reference.target().startsWith("Patient?") && isPatients(reference.logical()));
    }

    Optional<SourceResource> find(String target) {
        return Optional.ofNullable(byUrl.get(target));
    }

    Optional<Actor> actor(String target) {
        return Optional.ofNullable(actors.get(target));
    }

    List<SourceResource> resources() {
        return resources;
    }

    List<JsonNode> provenances() {
        return provenances;
    }

    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    Map<String, Integer> notRecords() {
        return java.util.Collections.unmodifiableMap(notRecords);
    }

    int entries() {
        return entries;
    }
}
