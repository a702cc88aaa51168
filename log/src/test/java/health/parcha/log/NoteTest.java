package health.parcha.log;

import static health.parcha.log.Fixture.NOW;
import static health.parcha.log.Fixture.ORIGIN;
import static health.parcha.log.Fixture.WITNESS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.core.signed.SigningSeed;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    /** The known answer of golang.org/x/mod/sumdb/note: key, text and note. */
    private static final String VERIFIER_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final String TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";

    private static final String NOTE = TEXT
            + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static final NoteVerifier VERIFIER = NoteVerifier.parse(VERIFIER_KEY);

    @Test
    void knownNote_isSignedTheSameAndVerifies() {
        byte[] seed = Base64.getDecoder().decode(SEED);
        NoteSigner signer =
                NoteSigner.ed25519(new KeyName("PeterNeumann"), SigningSeed.of(Arrays.copyOfRange(seed, 1, 33)));
        assertEquals(VERIFIER_KEY, signer.verifier().text());
        assertArrayEquals(NOTE.getBytes(UTF_8), Note.sign(TEXT, signer).bytes());

        Note note = note(NOTE);
        assertEquals(TEXT, note.text());
        assertEquals(List.of(VERIFIER), note.verifiedBy(List.of(VERIFIER)));
        assertArrayEquals(NOTE.getBytes(UTF_8), note.bytes());
    }

    /** The examples of C2SP signed-note and tlog-cosignature; their keys are not published, so the form alone is checked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned \u00e8 subito sera.\n"
                        + "\n\u2014 quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n",
                "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
                        + "\n\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
                        + "\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
            })
    void noteOfTheSpecification_readBack_isTheSameBytes(String text) {
        assertArrayEquals(text.getBytes(UTF_8), note(text).bytes());
        assertEquals(text.substring(0, text.lastIndexOf("\n\n") + 1), note(text).text());
    }

    @Test
    void textWithBlankLines_endsAtTheLastOne() {
        String text = "one\n\n\u2014 not a signature\n\ntwo\n";
        Note note = Note.sign(text, Fixture.LOG_KEY);
        assertEquals(text, Note.parse(note.bytes()).text());
    }

    @Test
    void note_withoutATrustedKey_isRefused() {
        assertThrows(SignatureRefused.class, () -> note(NOTE).verifiedBy(List.of(Fixture.LOG_KEY.verifier())));
        assertThrows(SignatureRefused.class, () -> note(NOTE).verifiedBy(List.of()));
    }

    @Test
    void note_ofWhichTheTextChanged_isRefused() {
        Note changed = note(NOTE.replace("answer", "Answer"));
        assertThrows(SignatureRefused.class, () -> changed.verifiedBy(List.of(VERIFIER)));
    }

    @Test
    void falseSignatureOfATrustedKey_spoilsTheNoteBesideATrueOne() {
        Note note = note(NOTE);
        byte[] other = new byte[64];
        NoteSignature forged =
                new NoteSignature(ORIGIN.logKey(), Fixture.LOG_KEY.verifier().keyHash(), other);
        List<NoteVerifier> both = List.of(VERIFIER, Fixture.LOG_KEY.verifier());
        assertThrows(SignatureRefused.class, () -> note.with(forged).verifiedBy(both));
    }

    @Test
    void signatureOfAnUnknownKey_underAKnownName_isPassedOver() {
        NoteSignature stranger = new NoteSignature(new KeyName("PeterNeumann"), 7, new byte[64]);
        Note note =
                new Note(TEXT, List.of(stranger)).with(note(NOTE).signatures().getFirst());
        assertEquals(List.of(VERIFIER), note.verifiedBy(List.of(VERIFIER)));
    }

    @Test
    void cosignature_countsForItsTimeTextAndKeyAlone() {
        Checkpoint checkpoint = Checkpoint.of(ORIGIN, new TreeSize(5), Hash.OF_EMPTY_TREE);
        SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, Fixture.LOG_KEY);
        Note cosigned = signed.note().cosign(WITNESS, NOW);
        SignedCheckpoint read = SignedCheckpoint.open(cosigned.bytes(), ORIGIN, Fixture.LOG_KEY.verifier());
        assertEquals(List.of(WITNESS.verifier()), read.witnesses(List.of(WITNESS.verifier())));
        assertEquals(Optional.of(NOW.truncatedTo(ChronoUnit.SECONDS)), read.witnessedAt(WITNESS.verifier()));
        assertEquals(List.of(), signed.witnesses(List.of(WITNESS.verifier())));

        byte[] bytes = cosigned.signatures().getLast().bytes();
        bytes[7]++;
        NoteSignature later =
                new NoteSignature(WITNESS.verifier().name(), WITNESS.verifier().keyHash(), bytes);
        assertThrows(SignatureRefused.class, () -> signed.witnessed(later, WITNESS.verifier()));
        SignedCheckpoint forged = new SignedCheckpoint(checkpoint, signed.note().with(later));
        assertThrows(SignatureRefused.class, () -> forged.witnesses(List.of(WITNESS.verifier())));
    }

    @Test
    void cosignerKey_signingAsALog_isNotTheSameKey() {
        NoteSigner asLog = NoteSigner.ed25519(WITNESS.verifier().name(), Fixture.seed(3));
        Note note = Note.sign("text\n", asLog);
        assertThrows(SignatureRefused.class, () -> note.verifiedBy(List.of(WITNESS.verifier())));
    }

    @Test
    void verifierKey_readBack_isTheSame() {
        for (NoteVerifier verifier : List.of(VERIFIER, WITNESS.verifier(), Fixture.RECEIPT_KEY.verifier())) {
            assertEquals(verifier, NoteVerifier.parse(verifier.text()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
                "PeterNeumann+c74f20a3+CRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void textThatIsNoVerifierKey_isRefused(String text) {
        assertThrows(MalformedLogText.class, () -> NoteVerifier.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text",
                "text\n",
                "text\n\n",
                "text\n\nno signature\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014 name AAAA\n",
                "text\n\n\u2014 name AAAAAAAA",
                "text\n\n\u2014 name AAAAAAA\n",
                "text\n\n\u2014 name AAAAAAA!\n",
                "text\n\n\u2014 name AAAAAAB=\n",
                "text\n\n\u2014  AAAAAAAA\n",
                "text\n\n\u2014 na+me AAAAAAAA\n",
                "text\n\n\u2014 na\u00a0me AAAAAAAA\n",
                "te\txt\n\n\u2014 name AAAAAAAA\n",
                "text\r\n\n\u2014 name AAAAAAAA\n",
                "text\n\n- name AAAAAAAA\n"
            })
    void textThatIsNoNote_isRefused(String text) {
        assertThrows(MalformedLogText.class, () -> note(text));
    }

    @Test
    void bytesThatAreNotUtf8_areNoNote() {
        byte[] note = NOTE.getBytes(UTF_8);
        note[3] = (byte) 0xff;
        assertThrows(MalformedLogText.class, () -> Note.parse(note));
    }

    @Test
    void noteOfManySignaturesOrBytes_isRefusedAboveTheLimitAlone() {
        Note note = note(NOTE);
        for (int i = 0; i < Note.MAX_SIGNATURES - 1; i++) {
            note = note.with(new NoteSignature(new KeyName("w" + i), i, new byte[72]));
        }
        assertEquals(Note.MAX_SIGNATURES, Note.parse(note.bytes()).signatures().size());
        byte[] tooMany = note.with(new NoteSignature(new KeyName("more"), 0, new byte[72]))
                .bytes();
        assertThrows(MalformedLogText.class, () -> Note.parse(tooMany));
        assertThrows(MalformedLogText.class, () -> Note.parse(new byte[Note.MAX_BYTES + 1]));
    }

    @Test
    void checkpointOfTheSpecification_isReadAndWrittenTheSame() {
        String text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        Checkpoint checkpoint = Checkpoint.parse(text);
        assertEquals(new TreeSize(20852163), checkpoint.size());
        assertEquals(text, checkpoint.text());
        assertEquals(text + "more\n", Checkpoint.parse(text + "more\n").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o\n1\n",
                "o\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
                "o\n1\n47DEQpj8HBSa\n",
                "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\nx\n",
                "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
            })
    void textThatIsNoCheckpoint_isRefused(String text) {
        assertThrows(MalformedLogText.class, () -> Checkpoint.parse(text));
    }

    private static Note note(String text) {
        return Note.parse(text.getBytes(UTF_8));
    }
}
