package health.parcha.node;

import health.parcha.chain.key.SigningKey;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.SigningSeed;
import health.parcha.log.LogOrigin;
import health.parcha.log.NoteVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;

/** A member with its keys and its signed document, before any node of it runs. */
public record TestHospital(
        MemberNumber number,
        int port,
        SigningSeed log,
        SigningSeed receipt,
        SigningSeed node,
        SigningKey relayer,
        SigningKey admin,
        byte[] tagKey) {
    public static TestHospital make(int number, int port, byte[] tagKey) {
        SecureRandom random = new SecureRandom();
        return new TestHospital(
                new MemberNumber(number),
                port,
                SigningSeed.generate(random),
                SigningSeed.generate(random),
                SigningSeed.generate(random),
                SigningKey.generate(random),
                SigningKey.generate(random),
                tagKey.clone());
    }

    /** The same keys, listening elsewhere. */
    public TestHospital at(int port) {
        return new TestHospital(number, port, log, receipt, node, relayer, admin, tagKey);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public Signed<MemberDocument> document(NetworkId network) {
        return document(network, "hospital");
    }

    Signed<MemberDocument> document(NetworkId network, String kind) {
        LogOrigin origin = LogOrigin.of(network, number);
        MemberDocument document = new MemberDocument(
                network,
                number,
                "Hospital " + number,
                kind,
                url(),
                origin.text(),
                NoteVerifier.ed25519(origin.logKey(), log.verifyingKey()).text(),
                NoteVerifier.ed25519(origin.receiptKey(), receipt.verifyingKey())
                        .text(),
                node.verifyingKey(),
                Instant.ofEpochMilli(1_790_000_000_000L));
        return Signed.sign(document, "member-" + number, node);
    }

    /** The keys folder as the node reads it. */
    public Path writeKeys(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("log.key"), log.exposeSeed());
        write(folder.resolve("receipt.key"), receipt.exposeSeed());
        write(folder.resolve("node.key"), node.exposeSeed());
        write(folder.resolve("relayer.key"), relayer.revealSecretBytes());
        write(folder.resolve("tag.key"), tagKey);
        return folder;
    }

    private static void write(Path file, byte[] key) throws IOException {
        secret(file, Hex.of(key));
    }

    static void secret(Path file, String text) throws IOException {
        Files.writeString(file, text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
