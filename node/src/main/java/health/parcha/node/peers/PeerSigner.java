package health.parcha.node.peers;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.node.configuration.NetworkManifest;
import health.parcha.node.configuration.NodeKeys;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.members.Members;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Addresses requests by the members' documents and signs them with this node's key. */
@Component
class PeerSigner {
    /** Until an answer begins: a member may itself have to look far. */
    private static final Duration FIRST_BYTE = Duration.ofSeconds(30);

    private static final byte[] NOTHING = {};

    private final Members members;
    private final NodeKeys keys;
    private final NetworkId network;
    private final MemberNumber self;
    private final InstantSource clock;
    private final SecureRandom random;

    PeerSigner(
            Members members,
            NodeKeys keys,
            NetworkManifest manifest,
            NodeSettings settings,
            InstantSource clock,
            SecureRandom random) {
        this.members = members;
        this.keys = keys;
        this.network = manifest.network();
        this.self = settings.number();
        this.clock = clock;
        this.random = random;
    }

    HttpRequest get(MemberNumber from, String path) {
        return signed(from, path, "GET", NOTHING).GET().build();
    }

    HttpRequest post(MemberNumber to, String path, byte[] body) {
        return signed(to, path, "POST", body)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpRequest.Builder signed(MemberNumber to, String path, String method, byte[] body) {
        URI address = URI.create(url(to) + PeerDoor.PATH + path);
        SignatureBase base = new SignatureBase(
                method,
                address.getRawPath(),
                "?" + Optional.ofNullable(address.getRawQuery()).orElse(""),
                SignatureBase.contentDigest(body),
                SignatureBase.to(network, to),
                SignatureParameters.fresh(self, clock.instant(), random));
        return HttpRequest.newBuilder(address)
                .timeout(FIRST_BYTE)
                .header(SignatureBase.CONTENT_DIGEST, base.contentDigest())
                .header(SignatureBase.TO, base.to())
                .header("Signature-Input", base.parameters().header())
                .header("Signature", SignatureParameters.signature(keys.node().sign(base.bytes())));
    }

    private String url(MemberNumber member) {
        return members.document(member)
                .orElseThrow(() -> new Refused(
                        Code.PEER_UNREACHABLE, "Where member " + member + " is has not been handed in here."))
                .document()
                .url();
    }
}
