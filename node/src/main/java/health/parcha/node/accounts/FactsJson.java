package health.parcha.node.accounts;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Role;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.node.following.Settled;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** Chain facts as an answer (docs/spec/api.md): the same values give the same members at every node. */
final class FactsJson {
    private FactsJson() {}

    static Json.Fields of(AccountFacts a, Settled at) {
        return Json.object()
                .put("account", a.id().text())
                .put("number", a.number())
                .put("status", a.status().name().toLowerCase(Locale.ROOT))
                .put("roles", roles(a))
                .put("employer", number(a.employer()))
                .put("verifiedBy", number(a.verifiedBy()))
                .put("level", a.level().map(level -> level.code()).orElse(0))
                .put("signer", a.signer().toString())
                .put("kit", a.kit().toString())
                .put("card", hex(a.card()))
                .put("keyringVersion", a.keyringVersion())
                .put("keyring", hex(a.keyring()))
                .put("grantEpoch", a.grantEpoch().value())
                .put("profile", hex(a.profile()))
                .put("recoveredAt", a.recoveredAt().map(Instant::toEpochMilli).orElse(0L))
                .put("validUntil", a.validUntil().map(LocalDate::toString).orElse(""))
                .put("ownerSeq", a.ownerSeq().value())
                .put("othersSeq", a.othersSeq().value())
                .put(
                        "block",
                        Json.object()
                                .put("number", at.block().height().value())
                                .put("hash", hex(at.block().hash()))
                                .done())
                .done();
    }

    private static Json.Items roles(AccountFacts account) {
        return Json.texts(account.roles().stream().map(FactsJson::word).sorted().toList());
    }

    /** The words of docs/spec/documents.md. */
    static String word(Role role) {
        return role == Role.INSURER_AGENT ? "insurer" : role.name().toLowerCase(Locale.ROOT);
    }

    private static long number(java.util.Optional<MemberNumber> member) {
        return member.map(MemberNumber::value).orElse(0L);
    }

    private static String hex(Bytes32 word) {
        return Hex.of(word.toArray());
    }
}
