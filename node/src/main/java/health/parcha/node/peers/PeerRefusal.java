package health.parcha.node.peers;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

/** What another member's refusal is for this one's caller: the same code, with the member named. */
final class PeerRefusal {
    private PeerRefusal() {}

    static Refused of(MemberNumber member, HttpResponse<?> answer, byte[] body) {
        try {
            Json.Fields problem = JsonReader.readObject(body);
            return of(member, problem.text("code"), problem.text("detail"), answer);
        } catch (MalformedJson e) {
            return new Refused(
                    Code.PEER_UNREACHABLE, "Member " + member + " answers with status " + answer.statusCode() + ".");
        }
    }

    private static Refused of(MemberNumber member, String word, String detail, HttpResponse<?> answer) {
        String said = "Member " + member + " refuses: " + detail;
        Code code = Arrays.stream(Code.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElse(Code.PEER_UNREACHABLE);
        return switch (code) {
            case PEER_UNREACHABLE -> new Refused(code, said + " (" + word + ")");
            case TOO_MANY -> Refused.tooMany(said, retryAfter(answer));
            default -> new Refused(code, said);
        };
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        return Duration.ofSeconds(answer.headers()
                .firstValue("Retry-After")
                .filter(s -> s.matches("[0-9]{1,5}"))
                .map(Long::parseLong)
                .orElse(60L));
    }
}
