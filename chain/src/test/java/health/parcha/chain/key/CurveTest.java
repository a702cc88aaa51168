package health.parcha.chain.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.acinq.secp256k1.Secp256k1;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final Curve NATIVE = new NativeCurve(Secp256k1.get());
    private static final Curve JAVA = new JavaCurve();

    @Property(tries = 200)
    void bothCurves_giveTheSameBytes(@ForAll @Size(32) byte[] secret, @ForAll @Size(32) byte[] digest) {
        assertEquals(NATIVE.isKey(secret), JAVA.isKey(secret));
        if (!JAVA.isKey(secret)) {
            return;
        }
        assertArrayEquals(NATIVE.publicKey(secret), JAVA.publicKey(secret));
        byte[] rs = JAVA.sign(secret, digest);
        assertArrayEquals(NATIVE.sign(secret, digest), rs);
        for (int parity = 0; parity < 2; parity++) {
            assertArrayEquals(
                    NATIVE.recover(rs, parity, digest).orElseThrow(),
                    JAVA.recover(rs, parity, digest).orElseThrow());
        }
    }

    @Test
    void recover_ofAnythingAtAll_isTheSameOnBothCurves() {
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            byte[] rs = new byte[64];
            byte[] digest = new byte[32];
            random.nextBytes(rs);
            random.nextBytes(digest);
            rs[32] &= 0x3f;
            var java = JAVA.recover(rs, i & 1, digest);
            assertEquals(
                    NATIVE.recover(rs, i & 1, digest).map(Arrays::hashCode), java.map(Arrays::hashCode), "case " + i);
            found += java.isPresent() ? 1 : 0;
        }
        assertTrue(found > 50 && found < 150, "about half of all x have a point; found " + found);
    }

    @Test
    void zeroAndOrder_areNoKeys() {
        byte[] order =
                new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16).toByteArray();
        for (Curve curve : new Curve[] {NATIVE, JAVA}) {
            assertEquals(false, curve.isKey(new byte[32]));
            assertEquals(false, curve.isKey(Arrays.copyOfRange(order, 1, 33)));
        }
    }

    @Test
    void thisMachine_usesTheNativeLibrary() {
        assertInstanceOf(NativeCurve.class, Curve.best());
    }
}
