package health.parcha.chain.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Keccak;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
    // The first account of every Ethereum development chain.
    private static final byte[] KNOWN =
            HexFormat.of().parseHex("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
    private static final Bytes32 DIGEST = Keccak.hash(new byte[] {1, 2, 3});

    @Test
    void address_ofAKnownKey_isItsKnownAddress() {
        assertEquals(
                Address.parse("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"),
                SigningKey.copyOf(KNOWN).address());
    }

    @Test
    void sign_thenRecover_givesTheAddress() {
        SigningKey key = SigningKey.generate(new SecureRandom());
        Signature signature = key.sign(DIGEST);
        assertTrue(signature.isBy(key.address(), DIGEST));
        assertFalse(signature.isBy(key.address(), Keccak.hash(new byte[] {4})));
        assertFalse(signature.isBy(Address.ZERO, DIGEST));
        assertEquals(Optional.of(signature), Signature.read(signature.toArray()));
    }

    // Below 2^255 and above n/2 there is room for a high s that the parity bit does not hide.
    @Test
    void read_ofHighS_isRefused() {
        byte[] compact = SigningKey.copyOf(KNOWN).sign(DIGEST).toArray();
        byte[] half = HexFormat.of().parseHex("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0");
        System.arraycopy(half, 0, compact, 32, 32);
        assertTrue(Signature.read(compact).isPresent());
        compact[63]++;
        assertEquals(Optional.empty(), Signature.read(compact));
    }

    @Test
    void read_ofZeroShortOrLong_isRefused() {
        assertEquals(Optional.empty(), Signature.read(new byte[64]));
        assertEquals(Optional.empty(), Signature.read(new byte[63]));
        assertEquals(Optional.empty(), Signature.read(new byte[65]));
    }

    @Test
    void everyFlippedBit_changesTheSignerOrIsRefused() {
        SigningKey key = SigningKey.copyOf(KNOWN);
        byte[] good = key.sign(DIGEST).toArray();
        for (int bit = 0; bit < 512; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << (bit % 8));
            assertFalse(
                    Signature.read(bad)
                            .filter(s -> s.isBy(key.address(), DIGEST))
                            .isPresent(),
                    "bit " + bit);
        }
    }

    @Test
    void closedKey_signsNothing_andPrintsNothing() {
        SigningKey key = SigningKey.copyOf(KNOWN);
        assertArrayEquals(KNOWN, key.revealSecretBytes());
        assertFalse(key.toString().contains("ac0974"));
        key.close();
        assertThrows(IllegalStateException.class, () -> key.sign(DIGEST));
        assertThrows(IllegalStateException.class, key::revealSecretBytes);
        assertNotEquals(Address.ZERO, key.address());
    }
}
