package health.parcha.acceptance.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.client.Refused;
import health.parcha.client.reading.FoldIndex;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.record.Decide;
import health.parcha.client.session.Me;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Descriptor;
import health.parcha.core.signed.Signed;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordRefusedTest {
    private Me patient;
    private Me doctor;
    private int before;

    @BeforeEach
    void meet() throws Exception {
        patient = Guests.patient();
        doctor = Guests.doctor(0);
        before = Guests.file(patient).items().size();
    }

    /** Whatever was tried, what was there is there and passes its checks. */
    @AfterEach
    void theFileIsWhole() {
        var file = Guests.file(patient);
        assertTrue(file.items().size() >= before && file.allChecked() && file.isComplete());
    }

    @Test
    void aRecordAsItShouldBe_isTaken_soThatTheOthersFailForTheirFaultAlone() throws Exception {
        assertEquals("unconfirmed", Craft.good(doctor, patient.account()).send());
    }

    @Test
    void aRecordForAStranger_isKeptUnconfirmed_outsideTheIndex() throws Exception {
        Craft craft = Craft.good(doctor, patient.account());
        // What a colleague's hospital announced after the import's last look is folded first.
        new FoldIndex(patient).fold();
        var indexed = new FoldIndex(patient).counts();
        assertEquals("unconfirmed", craft.send());
        new FoldIndex(patient).fold();
        assertEquals(indexed, new FoldIndex(patient).counts());
        assertEquals(Optional.of(false), kept(craft).map(item -> item.served().confirmed()));
    }

    @Test
    void aTruncatedHeader_isRefused() throws Exception {
        Craft craft = Craft.good(doctor, patient.account());
        craft.header = Arrays.copyOf(craft.header, craft.header.length - 20);
        assertEquals("MALFORMED_HEADER", craft.send());
        assertEquals(Optional.empty(), kept(craft));
    }

    @Test
    void aHeaderWithOneBitTurned_isRefused() throws Exception {
        Craft craft = Craft.good(doctor, patient.account());
        Signed<Descriptor> descriptor = doctor.sign(craft.descriptor());
        craft.header[craft.header.length / 2] ^= 1;
        assertEquals("DIGEST_MISMATCH", craft.send(descriptor));
        assertEquals(Optional.empty(), kept(craft));
    }

    @Test
    void aPayloadWithOneBitTurned_isRefused() throws Exception {
        Craft craft = Craft.good(doctor, patient.account());
        Signed<Descriptor> descriptor = doctor.sign(craft.descriptor());
        craft.payload[40] ^= 1;
        assertEquals("DIGEST_MISMATCH", craft.send(descriptor));
        assertEquals(Optional.empty(), kept(craft));
    }

    @Test
    void aTruncatedPayload_isRefused() throws Exception {
        Craft craft = Craft.good(doctor, patient.account());
        Signed<Descriptor> descriptor = doctor.sign(craft.descriptor());
        craft.payload = Arrays.copyOf(craft.payload, craft.payload.length - 1);
        assertEquals("DIGEST_MISMATCH", craft.send(descriptor));
        assertEquals(Optional.empty(), kept(craft));
    }

    /** The author broke it before signing: the node cannot see it, the reader does, and says so. */
    @Test
    void aPayloadBrokenBeforeSigning_isShownAsFailed_andNeverAsTrue() throws Exception {
        Craft craft = Craft.good(doctor, patient.account());
        craft.payload[craft.payload.length - 1] ^= 1;
        assertEquals("unconfirmed", craft.send());
        HistoryItem item = kept(craft).orElseThrow();
        assertFalse(item.verdict().isChecked());
        new Decide(patient).decline(item);
        assertEquals(Optional.empty(), kept(craft), "declined, it is the author's copy alone");
    }

    @Test
    void aDescriptorOfAForeignSigner_isRefused() throws Exception {
        Craft craft = Craft.good(doctor, patient.account());
        assertEquals("BAD_SIGNATURE", craft.send(foreign(craft)));
        assertEquals(Optional.empty(), kept(craft));
    }

    /** The doctor's name under another doctor's signature. */
    private Signed<Descriptor> foreign(Craft craft) throws Exception {
        String honest = doctor.sign(craft.descriptor()).compact();
        String others = Guests.doctor(1).sign(craft.descriptor()).compact();
        return Signed.read(
                honest.substring(0, honest.lastIndexOf('.')) + others.substring(others.lastIndexOf('.')),
                Descriptor.KIND);
    }

    @Test
    void aRecordOfAnotherNetwork_isRefused() throws Exception {
        Craft craft = Craft.ofNetwork(doctor, patient.account(), NetworkId.of(new byte[NetworkId.BYTES]));
        assertEquals("WRONG_NETWORK", craft.send());
        assertEquals(Optional.empty(), kept(craft));
    }

    @Test
    void theSameRecordIdWithOtherBytes_isRefused_andTheFirstStays() throws Exception {
        Craft first = Craft.good(doctor, patient.account());
        assertEquals("unconfirmed", first.send());
        Craft second = Craft.good(doctor, patient.account(), first.id(), "other bytes");
        assertEquals("EXISTS", second.send());
        assertEquals(
                Optional.of(first.record.digest()),
                kept(first).flatMap(HistoryItem::record).map(record -> record.digest()));
    }

    @Test
    void theSameRecordAgain_getsTheSameAnswer_andIsKeptOnce() throws Exception {
        Craft craft = Craft.good(doctor, patient.account());
        Signed<Descriptor> descriptor = doctor.sign(craft.descriptor());
        assertEquals("unconfirmed", craft.send(descriptor));
        assertEquals("unconfirmed", craft.send(descriptor));
        assertEquals(
                1,
                Guests.file(patient).items().stream()
                        .filter(item -> item.served().record().equals(craft.id()))
                        .count());
    }

    @Test
    void anOversizedBody_isRefused() {
        String tooLong = "x".repeat(2 << 20);
        Refused refused = assertThrows(
                Refused.class,
                () -> doctor.door()
                        .post(
                                "/intents",
                                health.parcha.core.signed.Json.object()
                                        .put("intents", tooLong)
                                        .done()));
        assertEquals("TOO_LARGE", refused.code());
    }

    private Optional<HistoryItem> kept(Craft craft) {
        return Guests.file(patient).items().stream()
                .filter(item -> item.served().record().equals(craft.id()))
                .findFirst();
    }
}
