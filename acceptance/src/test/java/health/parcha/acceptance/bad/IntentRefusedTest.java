package health.parcha.acceptance.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.Seq;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.client.Refused;
import health.parcha.client.network.AccountFacts;
import health.parcha.client.network.Outcomes;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An act that would end every grant of a patient, bent in one place each time. */
class IntentRefusedTest {
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private Me patient;
    private AccountFacts before;

    @BeforeEach
    void meet() throws Exception {
        patient = Guests.patient();
        before = patient.facts();
    }

    @AfterEach
    void nothingHasChanged() {
        AccountFacts after = patient.people().fresh(patient.account()).facts();
        assertEquals(before.grantEpoch(), after.grantEpoch());
        assertEquals(before.ownerSeq(), after.ownerSeq());
    }

    @Test
    void anIntentOfAStaleSeq_isRefused() {
        refused(
                "STALE",
                revokeAll(before.ownerSeq() - 1, patient.deadline()),
                patient.network().contracts());
    }

    @Test
    void anExpiredIntent_isRefused() {
        refused(
                "EXPIRED",
                revokeAll(before.ownerSeq(), patient.deadline().minus(Duration.ofHours(3))),
                patient.network().contracts());
    }

    @Test
    void anIntentOfAnotherChain_isRefused() {
        Contracts ours = patient.network().contracts();
        refused(
                "",
                revokeAll(before.ownerSeq(), patient.deadline()),
                new Contracts(
                        new ChainId(ours.chain().value() + 1),
                        ours.router(),
                        ours.directory(),
                        ours.consents(),
                        ours.anchors(),
                        ours.prescriptions(),
                        ours.claims()));
    }

    @Test
    void anIntentOfAForeignSigner_isRefused() {
        try (SigningKey foreign = SigningKey.generate(patient.surroundings().random())) {
            SignedIntent signed = SignedIntent.sign(
                    revokeAll(before.ownerSeq(), patient.deadline()),
                    patient.network().contracts(),
                    foreign);
            assertThrows(Refused.class, () -> patient.settle(List.of(signed)));
        }
    }

    /** A signature has a twin, which whoever sees it can make; it would be the same act under another signature. */
    @Test
    void theTwinOfASignature_isRefused() {
        refusedItem(item -> {
            byte[] s = Arrays.copyOfRange(item, item.length - 32, item.length);
            s[0] &= 0x7f;
            byte[] twin = ORDER.subtract(new BigInteger(1, s)).toByteArray();
            System.arraycopy(twin, twin.length - 32, item, item.length - 32, 32);
        });
    }

    @Test
    void anIntentWithAHighS_isRefused() {
        Refused refused = refusedItem(item -> {
            Arrays.fill(item, item.length - 32, item.length, (byte) 0xff);
            item[item.length - 32] = 0x7f;
        });
        assertEquals("HIGH_S", refused.code());
    }

    private Refused refusedItem(Consumer<byte[]> bend) {
        try (SigningKey signer = patient.signer()) {
            byte[] item = SignedIntent.sign(
                            revokeAll(before.ownerSeq(), patient.deadline()),
                            patient.network().contracts(),
                            signer)
                    .item()
                    .toArray();
            bend.accept(item);
            return assertThrows(
                    Refused.class,
                    () -> patient.door()
                            .post(
                                    "/intents",
                                    Json.object()
                                            .put("intents", Json.texts(List.of(Hex.of(item))))
                                            .done()));
        }
    }

    private Intent revokeAll(long seq, Instant deadline) {
        return new AccountsIntent.RevokeAll(
                patient.account(), new GrantEpoch(before.grantEpoch()), false, new Seq(seq), deadline);
    }

    private void refused(String code, Intent intent, Contracts signedFor) {
        try (SigningKey signer = patient.signer()) {
            SignedIntent signed = SignedIntent.sign(intent, signedFor, signer);
            Refused refused = assertThrows(
                    Refused.class,
                    () -> new Outcomes(patient.network(), patient.surroundings())
                            .settle(patient.door(), List.of(signed)));
            assertTrue(
                    (refused.code() + " " + refused.getMessage()).contains(code),
                    () -> refused.code() + ": " + refused.getMessage());
        }
    }
}
