package health.parcha.node.peers;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import health.parcha.core.stream.ItemReader;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import org.springframework.stereotype.Component;

/** Requests to other members over HTTP. */
@Component
class SignedPeers implements Peers {
    @Override
    public Json.Fields post(MemberNumber to, String path, Json.Fields body) {
        throw unreachable(to);
    }

    @Override
    public Json.Fields get(MemberNumber from, String path) {
        throw unreachable(from);
    }

    @Override
    public ItemReader stream(MemberNumber to, String path, Json.Fields body) {
        throw unreachable(to);
    }

    private static Refused unreachable(MemberNumber member) {
        return new Refused(Code.PEER_UNREACHABLE, "Member " + member + " does not answer.");
    }
}
