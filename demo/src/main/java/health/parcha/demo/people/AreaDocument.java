package health.parcha.demo.people;

import health.parcha.client.network.Network;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.demo.area.Area;
import health.parcha.demo.area.AreaFolder;
import health.parcha.demo.area.Hospital;
import health.parcha.embedded.os.DurableFile;
import java.util.List;

/** {@code area.json}: what other programs need to act as the people of this area. Mode 0600, written by rename. */
public record AreaDocument(Area area, Network network, Roster roster) {
    /** Writes it; readers see the former one or this one. */
    public void write() {
        DurableFile.replace(area.folder().areaFile(), CanonicalJson.bytes(json()));
    }

    private Json.Fields json() {
        Json.Fields manifest = network.manifest().json();
        return Json.object()
                .put("version", AreaFolder.VERSION)
                .put(
                        "chain",
                        Json.object()
                                .put("url", area.chain().toString())
                                .put("id", network.contracts().chain().value())
                                .put("contracts", manifest.fields("contracts"))
                                .done())
                .put("waits", manifest.fields("waits"))
                .put("nodes", items(area.hospitals().stream().map(this::node).toList()))
                .put("people", items(roster.all().stream().map(this::person).toList()))
                .done();
    }

    private static Json items(List<Json> values) {
        return new Json.Items(values);
    }

    private Json node(Hospital hospital) {
        MemberDocument document = network.member(hospital.number());
        return Json.object()
                .put("name", hospital.name())
                .put("url", hospital.url().toString())
                .put("log", hospital.url() + "/log")
                .put("logKey", document.logKey())
                .done();
    }

    private Json person(DemoPerson person) {
        return Json.object()
                .put("role", person.role().code())
                .put("name", person.name())
                .put("account", person.account().text())
                .put("node", area.hospital(person.member()).name())
                .put("keystore", person.keystore().toString())
                .put("password", person.password())
                .put("accountKey", person.accountKey())
                .done();
    }
}
