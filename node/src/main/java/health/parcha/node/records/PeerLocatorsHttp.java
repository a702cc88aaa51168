package health.parcha.node.records;

import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.node.http.JsonBody;
import health.parcha.node.peers.Peers.Peer;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.records.Locators.Locator;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Other members tell where they keep records of patients at home here. */
@RestController
class PeerLocatorsHttp {
    private final Locators locators;

    PeerLocatorsHttp(Locators locators) {
        this.locators = locators;
    }

    @PostMapping("/api/v1/peer/locators")
    ResponseEntity<byte[]> take(Peer peer, @RequestBody byte[] body) {
        List<Locator> told = JsonReader.readObject(body).items("locators").stream()
                .map(PeerLocatorsHttp::locator)
                .toList();
        for (Locator each : told) {
            if (!each.member().equals(peer.number())) {
                throw new Refused(Code.WRONG_MEMBER, "A member tells of its own records alone.");
            }
        }
        locators.keep(told);
        return JsonBody.ok(Json.object().done());
    }

    private static Locator locator(Json json) {
        if (json instanceof Json.Fields fields) {
            return Locator.read(fields);
        }
        throw new MalformedJson("a locator must be an object");
    }
}
