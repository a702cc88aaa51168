package health.parcha.node;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.record.Basis;
import health.parcha.core.record.Cid;
import health.parcha.core.record.Commitment;
import health.parcha.core.record.Descriptor;
import health.parcha.core.record.Handle;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/** A record as its author sends it: the header rows have the form of an age file's, the payload is just bytes. */
public record TestRecord(TestPerson author, Descriptor descriptor) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] ROW = ("age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n"
                    + "EmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n--- Vn+54jqiiUCE+WZcEVY3f1sqHjlu/z1LCQ/T7Xm7qI0\n")
            .getBytes(StandardCharsets.US_ASCII);

    public static TestRecord of(TestPerson author, AccountId subject, Basis basis, byte[] payload) {
        return new TestRecord(
                author,
                new Descriptor(
                        author.contracts.network(),
                        subject,
                        RecordId.of(random(RecordId.BYTES)),
                        1,
                        Optional.empty(),
                        Cid.of(payload),
                        payload.length,
                        Digest.of(ROW),
                        Digest.of(ROW),
                        Optional.of(Handle.of(random(Handle.BYTES))),
                        Commitment.of(random(Commitment.BYTES)),
                        basis));
    }

    /** An item stream of this record alone; without payload where that was uploaded before. */
    public byte[] items(byte[]... payload) throws IOException {
        byte[] sent = payload.length == 0 ? new byte[0] : payload[0];
        Json.Fields line = Json.object()
                .put("kind", "record")
                .put(
                        "descriptor",
                        Signed.sign(descriptor, new KeyId(author.account(), 1), author.recordKey)
                                .compact())
                .put("header", ROW.length)
                .put("authorHeader", ROW.length)
                .put("payload", sent.length)
                .put("bytes", 2 * ROW.length + sent.length)
                .done();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ItemWriter writer = new ItemWriter(out);
        writer.write(line, ROW, ROW, sent);
        writer.end();
        return out.toByteArray();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
