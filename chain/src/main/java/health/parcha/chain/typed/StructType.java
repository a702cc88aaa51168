package health.parcha.chain.typed;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Keccak;
import java.nio.charset.StandardCharsets;

/**
 * One EIP-712 structure, known by its encoded type, for instance {@code Revoke(bytes32 grantId,uint32 seq)}; the types of
 * structures that it holds follow behind its own.
 *
 * @param encoded name, fields and their Solidity types, as hashed
 */
public record StructType(String encoded) {
    /** keccak256 of the encoded type. */
    public Bytes32 typeHash() {
        return Keccak.hash(encoded.getBytes(StandardCharsets.UTF_8));
    }

    public String name() {
        return encoded.substring(0, encoded.indexOf('('));
    }

    public int fieldCount() {
        String fields = encoded.substring(encoded.indexOf('(') + 1, encoded.indexOf(')'));
        return fields.isEmpty() ? 0 : fields.split(",", -1).length;
    }

    /** hashStruct: the type hash and one word for each field, hashed. A missing or extra word is refused. */
    public Bytes32 hash(Bytes32... words) {
        if (words.length != fieldCount()) {
            throw new IllegalArgumentException(name() + " has " + fieldCount() + " fields, not " + words.length);
        }
        byte[][] parts = new byte[words.length + 1][];
        parts[0] = typeHash().toArray();
        for (int i = 0; i < words.length; i++) {
            parts[i + 1] = words[i].toArray();
        }
        return Keccak.hash(parts);
    }
}
