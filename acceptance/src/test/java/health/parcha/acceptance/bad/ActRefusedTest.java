package health.parcha.acceptance.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.client.Refused;
import health.parcha.client.session.Me;
import health.parcha.core.consent.AccessAct;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The patient's own reading, bent in one place each time. */
class ActRefusedTest {
    private Me patient;

    @BeforeEach
    void meet() throws Exception {
        patient = Guests.patient();
    }

    @Test
    void anActAsItShouldBe_isServed_soThatTheOthersFailForTheirFaultAlone() throws Exception {
        assertTrue(read(patient.sign(act())) > 0);
    }

    @Test
    void anActOfAnotherNetwork_isRefused() {
        AccessAct a = act();
        assertRefused(
                "WRONG_NETWORK",
                new AccessAct(
                        NetworkId.of(new byte[NetworkId.BYTES]),
                        a.account(),
                        a.subject(),
                        a.basis(),
                        a.basisId(),
                        a.via(),
                        a.nonce(),
                        a.from(),
                        a.until(),
                        a.purpose()));
    }

    @Test
    void anActOfAnotherAccount_isRefused() {
        AccessAct a = act();
        assertRefused(
                "WRONG_ACCOUNT",
                new AccessAct(
                        a.network(),
                        AccountId.of(new byte[AccountId.BYTES]),
                        a.subject(),
                        a.basis(),
                        a.basisId(),
                        a.via(),
                        a.nonce(),
                        a.from(),
                        a.until(),
                        a.purpose()));
    }

    @Test
    void anActOfYesterday_isRefused() {
        AccessAct a = act();
        assertRefused(
                "OUT_OF_TIME",
                new AccessAct(
                        a.network(),
                        a.account(),
                        a.subject(),
                        a.basis(),
                        a.basisId(),
                        a.via(),
                        a.nonce(),
                        a.from().minus(Duration.ofDays(1)),
                        a.until().minus(Duration.ofDays(1)),
                        a.purpose()));
    }

    @Test
    void anActForAnotherMember_isRefused() {
        AccessAct a = act();
        assertRefused(
                "WRONG_MEMBER",
                new AccessAct(
                        a.network(),
                        a.account(),
                        a.subject(),
                        a.basis(),
                        a.basisId(),
                        new MemberNumber(a.via().value() % 3 + 1),
                        a.nonce(),
                        a.from(),
                        a.until(),
                        a.purpose()));
    }

    @Test
    void anActUnderAForeignSignature_isRefused() throws Exception {
        String honest = patient.sign(act()).compact();
        String others = Guests.doctor(0).sign(act()).compact();
        Signed<AccessAct> forged = Signed.read(
                honest.substring(0, honest.lastIndexOf('.')) + others.substring(others.lastIndexOf('.')),
                AccessAct.KIND);
        assertEquals(
                "BAD_SIGNATURE", assertThrows(Refused.class, () -> read(forged)).code());
    }

    @Test
    void anActUsedTwice_isServedOnce() throws Exception {
        Signed<AccessAct> act = patient.sign(act());
        assertTrue(read(act) > 0);
        assertEquals("ACT_USED", assertThrows(Refused.class, () -> read(act)).code());
    }

    @Test
    void somebodyElsesFileAsIfOnesOwn_isRefused() throws Exception {
        Me doctor = Guests.doctor(0);
        AccessAct a = act();
        AccessAct forged = new AccessAct(
                a.network(),
                doctor.account(),
                patient.account(),
                AccessBasis.OWNER,
                "",
                doctor.home(),
                a.nonce(),
                a.from(),
                a.until(),
                a.purpose());
        assertThrows(Refused.class, () -> read(doctor, doctor.sign(forged)));
    }

    private AccessAct act() {
        return patient.act(patient.account(), AccessBasis.OWNER, "", Purpose.PATIENT_REQUEST);
    }

    private void assertRefused(String code, AccessAct act) {
        assertEquals(
                code, assertThrows(Refused.class, () -> read(patient.sign(act))).code());
    }

    private int read(Signed<AccessAct> act) throws IOException {
        return read(patient, act);
    }

    private static int read(Me reader, Signed<AccessAct> act) throws IOException {
        int items = 0;
        try (ItemReader stream = reader.door()
                .postForItems("/reads", Json.object().put("act", act.compact()).done())) {
            for (Optional<ItemReader.Item> item = stream.next(); item.isPresent(); item = stream.next()) {
                items++;
            }
        }
        return items;
    }
}
