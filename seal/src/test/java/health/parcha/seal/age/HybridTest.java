package health.parcha.seal.age;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HybridTest {
    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();

    /** Known answers that Go age 1.3.2 (age-keygen -y) derives too; they pin the seed's expansion for ever. */
    @Test
    void seed_givesTheRecipientThatOtherImplementationsDerive() throws Exception {
        byte[] seed = new byte[32];
        for (int i = 0; i < seed.length; i++) {
            seed[i] = (byte) i;
        }
        HybridIdentity identity = HybridIdentity.ofSeed(seed);
        assertEquals(
                "AGE-SECRET-KEY-PQ-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0S5DYVQQ", identity.exposeText());
        assertEquals(1959, identity.recipient().text().length());
        assertEquals(
                "c9a3565ffde4f72b51661be391ee13e46378d7f06dd5c8bf5af9d2cfb5b8336b",
                HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(identity.recipient().bytes())));
    }

    @Test
    void text_readsBackToTheSameKeys() {
        HybridIdentity identity = HybridIdentity.fresh(random);
        assertArrayEquals(
                identity.exposeSeed(),
                HybridIdentity.parse(identity.exposeText()).exposeSeed());
        assertEquals(identity.recipient(), Recipient.parse(identity.recipient().text()));
    }

    @Test
    void lowOrderShare_isRefusedAsMalformed() {
        HybridIdentity identity = HybridIdentity.fresh(random);
        Stanza good = identity.recipient().wrap(FileKey.fresh(random), random);
        byte[] encapsulated =
                Base64Text.decodeUnpadded(good.arguments().getFirst()).orElseThrow();
        for (byte first : new byte[] {0, 1}) {
            Arrays.fill(encapsulated, 1088, 1120, (byte) 0);
            encapsulated[1088] = first;
            Stanza bad = new Stanza(good.type(), List.of(Base64Text.unpadded(encapsulated)), good.body());
            assertThrows(AgeException.MalformedHeader.class, () -> identity.unwrap(bad));
        }
    }

    @Test
    void shareOfAnotherLength_isRefusedAsMalformed() {
        HybridIdentity identity = HybridIdentity.fresh(random);
        Stanza good = identity.recipient().wrap(FileKey.fresh(random), random);
        byte[] encapsulated =
                Base64Text.decodeUnpadded(good.arguments().getFirst()).orElseThrow();
        for (int length : new int[] {0, 32, 1088, 1119, 1121}) {
            String argument = Base64Text.unpadded(Arrays.copyOf(encapsulated, length));
            Stanza bad = new Stanza(good.type(), List.of(argument), good.body());
            assertThrows(AgeException.MalformedHeader.class, () -> identity.unwrap(bad));
        }
        Stanza longKey = new Stanza(good.type(), good.arguments(), Arrays.copyOf(good.body(), 48));
        assertThrows(AgeException.MalformedHeader.class, () -> identity.unwrap(longKey));
        Stanza extra = new Stanza(good.type(), List.of(good.arguments().getFirst(), "x"), good.body());
        assertThrows(AgeException.MalformedHeader.class, () -> identity.unwrap(extra));
    }

    @Test
    void changedShare_matchesNobody() throws Exception {
        HybridIdentity identity = HybridIdentity.fresh(random);
        Stanza good = identity.recipient().wrap(FileKey.fresh(random), random);
        byte[] encapsulated =
                Base64Text.decodeUnpadded(good.arguments().getFirst()).orElseThrow();
        for (int at : new int[] {0, 500, 1087, 1088, 1119}) {
            byte[] changed = encapsulated.clone();
            changed[at] ^= 4;
            Stanza bad = new Stanza(good.type(), List.of(Base64Text.unpadded(changed)), good.body());
            assertEquals(Optional.empty(), identity.unwrap(bad));
        }
    }

    @Test
    void recipient_withUnreducedOrLowOrderKey_isRefused() {
        byte[] key = HybridIdentity.fresh(random).recipient().bytes();
        byte[] unreduced = key.clone();
        Arrays.fill(unreduced, 0, 3, (byte) 0xff);
        assertThrows(IllegalArgumentException.class, () -> HybridRecipient.of(unreduced));
        byte[] lowOrder = key.clone();
        Arrays.fill(lowOrder, 1184, 1216, (byte) 0);
        assertThrows(IllegalArgumentException.class, () -> HybridRecipient.of(lowOrder));
        assertThrows(IllegalArgumentException.class, () -> HybridRecipient.of(Arrays.copyOf(key, 1215)));
    }

    @Test
    void kindsOfRecipients_doNotMix() {
        Recipient hybrid = HybridIdentity.fresh(random).recipient();
        Recipient classic = X25519Identity.fresh(random).recipient();
        PassphraseRecipient passphrase = PassphraseRecipient.of("correct horse".toCharArray(), 5);
        for (List<Recipient> mixed : List.of(
                List.of(hybrid, classic),
                List.of(classic, hybrid),
                List.of(hybrid, passphrase),
                List.<Recipient>of(passphrase, passphrase),
                List.<Recipient>of())) {
            assertThrows(IllegalArgumentException.class, () -> Age.seal(TEXT, mixed, random));
        }
    }

    @Test
    void stanzaOfAnUnknownKindAlone_isNamedAsUnsupported() {
        String header = "age-encryption.org/v1\n-> piv-p256 abc\nAAAA\n--- " + Base64Text.unpadded(new byte[32]) + "\n"
                + "0123456789abcdef";
        AgeException refused = assertThrows(
                AgeException.UnsupportedStanza.class,
                () -> Age.open(header.getBytes(StandardCharsets.US_ASCII), List.of(HybridIdentity.fresh(random))));
        assertEquals("AGE_STANZA_UNSUPPORTED", refused.code());
    }

    @Test
    void closedSecrets_areRefused() {
        HybridIdentity identity = HybridIdentity.fresh(random);
        byte[] file = Age.seal(TEXT, List.of(identity.recipient()), random);
        identity.close();
        assertThrows(IllegalStateException.class, () -> Age.open(file, List.of(identity)));
        assertThrows(IllegalStateException.class, identity::exposeText);
        FileKey key = FileKey.fresh(random);
        key.close();
        assertThrows(IllegalStateException.class, () -> SealedPayload.seal(TEXT, key, random));
    }
}
