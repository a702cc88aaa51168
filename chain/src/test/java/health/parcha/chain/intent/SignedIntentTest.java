package health.parcha.chain.intent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Bytes;
import health.parcha.chain.Samples;
import health.parcha.chain.key.SigningKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignedIntentTest {
    private static final SigningKey KEY = SigningKey.generate(new SecureRandom());

    static Stream<Intent> intents() {
        return Samples.intents().stream();
    }

    static SignedIntent sign(Intent intent) {
        SigningKey[] keys = new SigningKey[intent.kind().signatures()];
        Arrays.fill(keys, KEY);
        return SignedIntent.sign(intent, Samples.CONTRACTS, keys);
    }

    @Test
    void samples_holdEachKind() {
        assertEquals(Set.of(Kind.values()), intents().map(Intent::kind).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("intents")
    void item_readBack_isTheSameIntent(Intent intent) {
        SignedIntent signed = sign(intent);
        assertEquals(new SignedIntent.Read.Good(signed), SignedIntent.read(signed.item()));
    }

    /** Both signers a contract, with a signature as long as a key's, a shorter and a longer one; a third is a key's. */
    @ParameterizedTest
    @MethodSource("intents")
    void item_signedByContracts_readBack_isTheSameIntent_andCutItIsMalformed(Intent intent) {
        for (int size : new int[] {0, 30, 96, 5_000}) {
            List<IntentSignature> signatures = new ArrayList<>(sign(intent).signatures());
            for (int i = 0; i < intent.kind().signers(); i++) {
                signatures.set(i, new IntentSignature.ByContract(Samples.address(i + 1), Bytes.of(new byte[size])));
            }
            SignedIntent signed = new SignedIntent(intent, signatures);
            assertTrue(signed.asksContract());
            byte[] item = signed.item().toArray();
            assertEquals(new SignedIntent.Read.Good(signed), SignedIntent.read(signed.item()));
            for (int length : new int[] {item.length - 1, item.length + 1}) {
                assertInstanceOf(
                        SignedIntent.Read.Refused.class, SignedIntent.read(Bytes.of(Arrays.copyOf(item, length))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("intents")
    void fields_haveTheWidthsOfTheirType(Intent intent) {
        String type = intent.kind().type().encoded();
        int bits = 0;
        for (String field :
                type.substring(type.indexOf('(') + 1, type.indexOf(')')).split(",", -1)) {
            bits += switch (field.split(" ", -1)[0]) {
                case "address" -> 160;
                case "bytes32" -> 256;
                case "bool" -> 8;
                case "bytes" -> 8 + 8 * Samples.SHEET.terms().bytes().length;
                case "address[]" -> 8 + 160 * 2;
                case String uint -> Integer.parseInt(uint.substring("uint".length()));
            };
        }
        assertEquals(bits / 8, IntentFields.of(intent).packed().length);
        assertEquals(intent.kind().type().fieldCount(), IntentFields.of(intent).words().length);
    }

    @ParameterizedTest
    @MethodSource("intents")
    void item_cutOrLengthened_isMalformed(Intent intent) {
        byte[] item = sign(intent).item().toArray();
        int fields = item.length - 1 - 64 * intent.kind().signatures();
        for (int size : new int[] {0, 1, 2, fields, item.length - 64, item.length - 1, item.length + 1}) {
            var read = SignedIntent.read(Bytes.of(Arrays.copyOf(item, size)));
            assertInstanceOf(SignedIntent.Read.Refused.class, read, "size " + size);
        }
    }

    @ParameterizedTest
    @MethodSource("intents")
    void anyFlippedBit_losesTheSigner(Intent intent) {
        byte[] item = sign(intent).item().toArray();
        IntentId id = intent.id(Samples.CONTRACTS);
        for (int bit = 0; bit < item.length * 8; bit++) {
            byte[] bad = item.clone();
            bad[bit / 8] ^= (byte) (1 << (bit % 8));
            if (SignedIntent.read(Bytes.of(bad)) instanceof SignedIntent.Read.Good good) {
                SignedIntent read = good.signed();
                boolean otherSigner = read.signatures().stream()
                        .map(s -> s.signer(read.id(Samples.CONTRACTS).digest()))
                        .anyMatch(signer -> !signer.equals(Optional.of(KEY.address())));
                assertTrue(otherSigner, "bit " + bit);
                boolean inSignature =
                        bit / 8 >= item.length - 64 * intent.kind().signatures();
                assertEquals(inSignature, read.id(Samples.CONTRACTS).equals(id), "bit " + bit);
            }
        }
    }

    @Test
    void digests_ofAllKindsAndStatements_areDifferent_whateverTheirFields() {
        Set<String> types = new HashSet<>();
        Set<Object> digests = new HashSet<>();
        for (Intent intent : Samples.intents()) {
            types.add(intent.kind().type().typeHash().toString());
            digests.add(intent.id(Samples.CONTRACTS).digest());
        }
        for (var statement : Samples.statements()) {
            digests.add(statement.digest(Samples.CONTRACTS));
            digests.add(statement.structHash());
        }
        assertEquals(Kind.values().length, types.size());
        assertEquals(Kind.values().length + 10, digests.size());
    }

    // Grant and Renew have the same fields; so have Approve and Execute.
    @Test
    void signature_movedToAnotherKindOfTheSameFields_hasAnotherSigner() {
        for (List<Kind> twins : List.of(List.of(Kind.GRANT, Kind.RENEW), List.of(Kind.APPROVE, Kind.EXECUTE))) {
            byte[] item = sign(intents()
                            .filter(i -> i.kind() == twins.get(0))
                            .findFirst()
                            .orElseThrow())
                    .item()
                    .toArray();
            item[0] = (byte) twins.get(1).number();
            var read = ((SignedIntent.Read.Good) SignedIntent.read(Bytes.of(item))).signed();
            assertEquals(twins.get(1), read.intent().kind());
            assertNotEquals(
                    Optional.of(KEY.address()),
                    read.signatures()
                            .getFirst()
                            .signer(read.id(Samples.CONTRACTS).digest()));
        }
    }

    @Test
    void batch_unpacked_givesItsItems() {
        Batch batch = new Batch(
                intents().map(SignedIntentTest::sign).map(SignedIntent::item).toList());
        assertEquals(Optional.of(batch), Batch.unpack(batch.pack()));
        byte[] cut = Arrays.copyOf(batch.pack().toArray(), batch.pack().size() - 1);
        assertEquals(Optional.empty(), Batch.unpack(Bytes.of(cut)));
        assertEquals(Optional.empty(), Batch.unpack(Bytes.parse("0000")));
    }
}
