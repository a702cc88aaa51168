package health.parcha.node.configuration;

import health.parcha.chain.MemberKind;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.signed.Signed;
import health.parcha.node.configuration.StartRefusal.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This member's own document: of the manifest for founders, of a file for members that were voted in. */
public record OwnDocument(Signed<MemberDocument> signed) {
    public static OwnDocument of(NodeSettings settings, NetworkManifest manifest, NodeKeys keys) {
        Signed<MemberDocument> signed = settings.document()
                .map(OwnDocument::read)
                .or(() -> manifest.members().stream()
                        .filter(m -> m.document().number().equals(settings.number()))
                        .findFirst())
                .orElseThrow(() -> new StartRefusal(
                        Code.NETWORK_INVALID,
                        "Member " + settings.member() + " has no document in the manifest.",
                        "Set parcha.document to its signed member document."));
        if (!signed.document().network().equals(manifest.network())
                || !signed.document().number().equals(settings.number())
                || !signed.document().nodeKey().equals(keys.node().verifyingKey())
                || !signed.isSignedBy(signed.document().nodeKey())) {
            throw new StartRefusal(
                    Code.NETWORK_INVALID,
                    "The member document is not that of member " + settings.member()
                            + " of this network and of node.key.",
                    "Check parcha.member, parcha.keys and parcha.document.");
        }
        boolean verifiesPatients = MemberKind.ofWord(signed.document().kindName())
                .filter(MemberKind::verifiesPatients)
                .isPresent();
        if (verifiesPatients && !keys.hasTagKey()) {
            throw new StartRefusal(
                    Code.KEYS_MISSING,
                    "A hospital verifies patients, and " + settings.keys().resolve("tag.key") + " is not there.",
                    "Get it from another hospital of the network, in secret, and put it there, mode 0600.");
        }
        return new OwnDocument(signed);
    }

    public MemberDocument document() {
        return signed.document();
    }

    private static Signed<MemberDocument> read(Path file) {
        try {
            return Signed.read(Files.readString(file).strip(), MemberDocument.KIND);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefusal(
                    Code.NETWORK_INVALID,
                    "Cannot read the member document " + file + ": " + e.getMessage() + ".",
                    "Put the signed document there.",
                    e);
        }
    }
}
