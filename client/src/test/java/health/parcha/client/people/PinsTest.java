package health.parcha.client.people;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.chain.Address;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.statement.Card;
import health.parcha.client.CheckFailed;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.SigningSeed;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.seal.age.HybridIdentity;
import health.parcha.seal.age.HybridRecipient;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinsTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Contracts CONTRACTS = new Contracts(
            new ChainId(1),
            Address.parse("0x" + "01".repeat(20)),
            Address.parse("0x" + "02".repeat(20)),
            Address.parse("0x" + "03".repeat(20)),
            Address.parse("0x" + "04".repeat(20)),
            Address.parse("0x" + "05".repeat(20)),
            Address.parse("0x" + "06".repeat(20)));

    private final SigningKey signer = SigningKey.generate(RANDOM);
    private final HybridRecipient inbox = HybridIdentity.fresh(RANDOM).recipient();
    private final VerifyingKey recordKey = SigningSeed.generate(RANDOM).verifyingKey();

    private PublishedCard card(long version, VerifyingKey key) {
        Card card = new Card(
                AccountId.of(signer.address().toArray()),
                CONTRACTS.network(),
                signer.address(),
                key,
                Digest.of(inbox.bytes()),
                List.of(new MemberNumber(1)),
                version);
        return PublishedCard.sign(card, inbox, CONTRACTS, signer);
    }

    private static String code(Pins pins, PublishedCard card, int sheet) {
        return assertThrows(CheckFailed.class, () -> pins.take(card, sheet)).code();
    }

    @Test
    void higherVersions_areTaken_lowerOnesRefused() {
        Pins pins = Pins.none();
        pins.take(card(2, recordKey), 5);
        assertDoesNotThrow(() -> pins.take(card(2, recordKey), 5));
        assertEquals("OLDER_CARD", code(pins, card(1, recordKey), 5));
        assertEquals("OLDER_SHEET", code(pins, card(2, recordKey), 4));
        assertDoesNotThrow(() -> pins.take(card(3, recordKey), 6));
    }

    @Test
    void otherKeysUnderTheSameVersion_areRefused() {
        Pins pins = Pins.none();
        pins.take(card(1, recordKey), 1);
        assertEquals(
                "CHANGED_KEYS", code(pins, card(1, SigningSeed.generate(RANDOM).verifyingKey()), 1));
    }

    @Test
    void pins_surviveBeingWrittenDown() {
        Pins pins = Pins.none();
        pins.take(card(2, recordKey), 5);
        assertEquals("OLDER_SHEET", code(Pins.read(pins.json()), card(2, recordKey), 4));
    }

    @Test
    void card_comesBackFromItsJson_andAnotherInboxIsRefused() {
        PublishedCard card = card(1, recordKey);
        assertEquals(
                card.card(),
                PublishedCard.read(card.json(), card.signatureHex()).card());
        var other = Json.object();
        card.json().members().forEach((name, value) -> {
            if (name.equals("inbox")) {
                other.put(name, HybridIdentity.fresh(RANDOM).recipient().text());
            } else {
                other.put(name, value);
            }
        });
        assertEquals(
                "CARD_MALFORMED",
                assertThrows(CheckFailed.class, () -> PublishedCard.read(other.done(), card.signatureHex()))
                        .code());
    }
}
