package health.parcha.node.peers;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.SigningSeed;
import health.parcha.node.TestHospital;
import health.parcha.node.TestMembers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A member's request put together by hand, so that a test can change a part of it after it was signed. */
record SignedRequest(String method, String target, byte[] body, Map<String, String> headers) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static SignedRequest of(TestHospital from, MemberNumber to, String target, String body) {
        return of(from.number(), from.node(), Instant.now(), SignatureBase.to(TestMembers.NETWORK, to), target, body);
    }

    static SignedRequest of(
            MemberNumber from, SigningSeed key, Instant created, String to, String target, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        URI uri = URI.create(target);
        SignatureBase base = new SignatureBase(
                "POST",
                uri.getRawPath(),
                "?" + (uri.getRawQuery() == null ? "" : uri.getRawQuery()),
                SignatureBase.contentDigest(bytes),
                to,
                SignatureParameters.fresh(from, created, new SecureRandom()));
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Content-Digest", base.contentDigest());
        headers.put("Parcha-To", to);
        headers.put("Signature-Input", base.parameters().header());
        headers.put("Signature", SignatureParameters.signature(key.sign(base.bytes())));
        return new SignedRequest("POST", target, bytes, headers);
    }

    SignedRequest withBody(String body) {
        return new SignedRequest(method, target, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    SignedRequest withTarget(String target) {
        return new SignedRequest(method, target, body, headers);
    }

    SignedRequest withMethod(String method) {
        return new SignedRequest(method, target, body, headers);
    }

    SignedRequest with(String header, String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.put(header, value);
        return new SignedRequest(method, target, body, changed);
    }

    SignedRequest without(String header) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.remove(header);
        return new SignedRequest(method, target, body, changed);
    }

    HttpResponse<String> sendTo(TestHospital hospital) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hospital.url() + target))
                .method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
