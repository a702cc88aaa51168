package health.parcha.node;

import health.parcha.core.consent.AccessAct;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import java.security.SecureRandom;
import java.time.Instant;

/** The body of a read: an access act of now, for a minute. */
public final class TestAct {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TestAct() {}

    public static String asOwner(TestPerson owner) {
        return body(owner, owner.account(), AccessBasis.OWNER, "", owner.member);
    }

    public static String asAuthor(TestPerson author, TestPerson subject, MemberNumber via) {
        return body(author, subject.account(), AccessBasis.AUTHOR, "", via);
    }

    public static String underGrant(TestPerson reader, TestGrant grant) {
        return body(
                reader,
                grant.owner().account(),
                AccessBasis.TICKET,
                grant.ticket().grantId().hex(),
                reader.member);
    }

    private static String body(
            TestPerson reader, AccountId subject, AccessBasis basis, String basisId, MemberNumber via) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        Instant now = Instant.ofEpochMilli(Instant.now().toEpochMilli());
        AccessAct act = new AccessAct(
                reader.contracts.network(),
                reader.account(),
                subject,
                basis,
                basisId,
                via,
                Hex.of(nonce),
                now,
                now.plusSeconds(60),
                Purpose.TREATMENT);
        return CanonicalJson.text(Json.object()
                .put(
                        "act",
                        Signed.sign(act, new KeyId(reader.account(), 1), reader.recordKey)
                                .compact())
                .done());
    }
}
