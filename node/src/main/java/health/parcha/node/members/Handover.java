package health.parcha.node.members;

import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.signed.Signed;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.net.URI;
import java.util.Optional;

/** What must hold of a document before it is kept: anybody may bring one, so nothing else vouches for it. */
final class Handover {
    private Handover() {}

    static void check(Signed<MemberDocument> signed, Optional<MemberFacts> onChain) {
        MemberDocument document = signed.document();
        MemberFacts member = onChain.orElseThrow(
                () -> new Refused(Code.UNKNOWN_MEMBER, "The chain has no member " + document.number() + "."));
        if (!member.document().equals(document.chainDigest())) {
            throw new Refused(
                    Code.DIGEST_MISMATCH,
                    "The chain names another document for member " + document.number() + ": " + member.document()
                            + ", not " + document.chainDigest() + ".");
        }
        if (!signed.jws().keyId().equals("member-" + document.number()) || !signed.isSignedBy(document.nodeKey())) {
            throw new Refused(
                    Code.BAD_SIGNATURE,
                    "The document is not signed as member-" + document.number() + " by its node key.");
        }
        if (!isBase(document.url())) {
            throw new Refused(Code.MALFORMED, "The document's url is no http address without a trailing slash.");
        }
    }

    private static boolean isBase(String text) {
        try {
            URI url = URI.create(text);
            return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && !text.endsWith("/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
