package health.parcha.demo.tour;

import health.parcha.client.Refused;
import health.parcha.client.session.Me;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.stream.ItemReader;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/** Access acts as somebody would sign them who does not use the client's own checks. */
final class Acts {
    /** How nodes refuse to serve. */
    static final Set<String> NOT_SERVED = Set.of(
            "NOT_ALLOWED",
            "NOT_GRANTED",
            "REVOKED",
            "GRANT_EXPIRED",
            "OLD_GRANT_EPOCH",
            "WRONG_ROLE",
            "WRONG_ACCOUNT",
            "UNVERIFIED");

    private Acts() {}

    /** A grant id that nobody has made. */
    static String noGrant(SecureRandom random) {
        byte[] id = new byte[32];
        random.nextBytes(id);
        return Hex.of(id);
    }

    /** Sends the act straight to the reader's node and counts what is served. */
    static int served(Me reader, AccountId subject, AccessBasis basis, String basisId) throws IOException {
        int records = 0;
        try (ItemReader items = reader.door()
                .postForItems(
                        "/reads",
                        Json.object()
                                .put(
                                        "act",
                                        reader.sign(reader.act(subject, basis, basisId, Purpose.TREATMENT))
                                                .compact())
                                .done())) {
            for (Optional<ItemReader.Item> item = items.next(); item.isPresent(); item = items.next()) {
                if (item.get().kind().equals("record") || item.get().kind().equals("segment")) {
                    records++;
                }
            }
        }
        return records;
    }

    /** The act must be refused as such; an empty answer is no refusal. */
    static void mustFail(Me reader, AccountId subject, AccessBasis basis, String basisId, String what)
            throws Exception {
        var _ = Check.refused(NOT_SERVED, what, () -> served(reader, subject, basis, basisId) + " items served");
    }

    /** The act brings nothing: refused, or answered with an empty stream. */
    static void bringsNothing(Me reader, AccountId subject, AccessBasis basis, String what) throws IOException {
        int served;
        try {
            served = served(reader, subject, basis, "");
        } catch (Refused refusal) {
            Check.that(NOT_SERVED.contains(refusal.code()), what + " is refused as such and not as " + refusal.code());
            served = 0;
        }
        Check.same(0, served, "the number of items that " + what + " brings");
    }
}
