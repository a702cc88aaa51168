package health.parcha.node.peers;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a member signs of a request (RFC 9421 section 2.5; docs/spec/peers.md section 1): enough that nobody can send it to
 * another member, at another path, with another query or body.
 *
 * @param path as it stands in the request line, without the query
 * @param query with its question mark, which stands alone where there is none
 * @param contentDigest value of the header
 * @param to value of the header
 * @param parameters of the signature, as they stand in {@code Signature-Input}
 */
record SignatureBase(
        String method, String path, String query, String contentDigest, String to, SignatureParameters parameters) {
    static final String TO = "Parcha-To";
    static final String CONTENT_DIGEST = "Content-Digest";

    /** A covered component: its identifier and what it says. */
    record Component(String name, String value) {}

    /** The bytes that are signed. */
    byte[] bytes() {
        return of(
                List.of(
                        new Component("@method", method),
                        new Component("@path", path),
                        new Component("@query", query),
                        new Component("content-digest", contentDigest),
                        new Component("parcha-to", to)),
                parameters.text());
    }

    static byte[] of(List<Component> components, String parameters) {
        return components.stream()
                .map(component -> "\"" + component.name() + "\": " + component.value() + "\n")
                .collect(Collectors.joining("", "", "\"@signature-params\": " + parameters))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The member that a request is for, so that it does not pass it on as somebody else's request to a third one. */
    static String to(NetworkId network, MemberNumber member) {
        return network + "/" + member;
    }

    /** RFC 9530. */
    static String contentDigest(byte[] body) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Digest.of(body).bytes()) + ":";
    }
}
