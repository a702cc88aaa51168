package health.parcha.fhir.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.parcha.fhir.Systems;
import health.parcha.fhir.content.RecordContent;
import health.parcha.fhir.json.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the content of a record: its resources and the Provenance of their original author, in a small Bundle. */
final class ContentWriter {
    private final References references;
    private final PatientId patient;

    ContentWriter(SourceSet set, PatientId patient) {
        this.references = new References(set, patient);
        this.patient = patient;
    }

    /** Who wrote it at its source, as the Provenance says. */
    record Origin(Optional<Practitioner> author, Optional<Organisation> organisation, Instant time) {}

    RecordContent write(Sitting sitting, List<SourceResource> resources, Origin origin) {
        boolean signed = origin.author().isPresent() || origin.organisation().isPresent();
        if (resources.size() == 1 && !signed) {
            return RecordContent.ofFhir(StrictJson.bytes(resource(resources.getFirst())));
        }
        String id = sitting.contentId(patient);
        ObjectNode bundle = StrictJson.newObject().put("resourceType", "Bundle").put("id", id);
        sitting.encounter().ifPresent(encounter -> tag(bundle, encounter));
        ArrayNode entries = bundle.put("type", "collection")
                .put("timestamp", origin.time().toString())
                .putArray("entry");
        for (SourceResource resource : resources) {
            entry(entries, resource.reference(), resource(resource));
        }
        if (signed) {
            ObjectNode provenance = provenance(StableId.named("Provenance/" + id), resources, origin);
            entry(entries, "Provenance/" + provenance.path("id").asText(), provenance);
        }
        return RecordContent.ofFhir(StrictJson.bytes(bundle));
    }

    private static void tag(ObjectNode bundle, EncounterId encounter) {
        bundle.putObject("meta")
                .putArray("tag")
                .addObject()
                .put("system", Systems.ENCOUNTER)
                .put("code", encounter.value());
    }

    private static void entry(ArrayNode entries, String reference, ObjectNode resource) {
        entries.addObject().put("fullUrl", Systems.FHIR + reference).set("resource", resource);
    }

    private ObjectNode resource(SourceResource source) {
        ObjectNode tree = source.tree();
        references.rewrite(tree);
        ObjectNode ordered =
                StrictJson.newObject().put("resourceType", source.type()).put("id", source.id());
        tree.remove(List.of("resourceType", "id"));
        return ordered.setAll(tree);
    }

    private static ObjectNode provenance(String id, List<SourceResource> resources, Origin origin) {
        ObjectNode provenance =
                StrictJson.newObject().put("resourceType", "Provenance").put("id", id);
        ArrayNode targets = provenance.putArray("target");
        resources.forEach(resource -> targets.addObject().put("reference", resource.reference()));
        provenance.put("recorded", origin.time().toString());
        ObjectNode agent = provenance.putArray("agent").addObject();
        agent.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/provenance-participant-type")
                .put("code", "author");
        ObjectNode who = agent.putObject("who");
        origin.author().ifPresent(author -> References.name(who, "Practitioner", author.identifier(), author.name()));
        origin.organisation().ifPresent(organisation -> {
            ObjectNode where = origin.author().isPresent() ? agent.putObject("onBehalfOf") : who;
            References.name(where, "Organization", organisation.identifier(), organisation.name());
        });
        return provenance;
    }
}
