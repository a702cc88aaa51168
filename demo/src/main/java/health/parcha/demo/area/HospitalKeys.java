package health.parcha.demo.area;

import health.parcha.chain.MemberKind;
import health.parcha.chain.contract.Founder;
import health.parcha.chain.key.SigningKey;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.SigningSeed;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.log.LogOrigin;
import health.parcha.log.NoteVerifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A hospital's key files, in the form in which its node reads them, and what others get to see of them. */
final class HospitalKeys {
    private final Hospital hospital;
    private final SecretFiles files;

    /** @param files the keys folder of the hospital's node, and beside it what only people hold */
    HospitalKeys(Hospital hospital, SecretFiles files, String networkTagKey) {
        this.hospital = hospital;
        this.files = files;
        List.of("log.key", "receipt.key", "node.key", "relayer.key").forEach(files::file);
        files.copy("tag.key", networkTagKey);
    }

    Founder founder(NetworkId network, SigningKey admin, Instant now) {
        return new Founder(
                MemberKind.HOSPITAL,
                relayer(),
                List.of(admin.address()),
                document(network, now).document().chainDigest());
    }

    health.parcha.chain.Address relayer() {
        byte[] secret = files.bytes("relayer.key");
        try (SigningKey key = SigningKey.copyOf(secret)) {
            return key.address();
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    Signed<MemberDocument> document(NetworkId network, Instant now) {
        LogOrigin origin = LogOrigin.of(network, hospital.number());
        MemberDocument document = new MemberDocument(
                network,
                hospital.number(),
                hospital.name(),
                "hospital",
                hospital.url().toString(),
                origin.text(),
                NoteVerifier.ed25519(origin.logKey(), verifying("log.key")).text(),
                NoteVerifier.ed25519(origin.receiptKey(), verifying("receipt.key"))
                        .text(),
                verifying("node.key"),
                now);
        try (SigningSeed node = seed("node.key")) {
            return Signed.sign(document, "member-" + hospital.number(), node);
        }
    }

    private VerifyingKey verifying(String name) {
        try (SigningSeed seed = seed(name)) {
            return seed.verifyingKey();
        }
    }

    private SigningSeed seed(String name) {
        byte[] secret = files.bytes(name);
        try {
            return SigningSeed.of(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
