package health.parcha.chain.intent;

import health.parcha.chain.Bytes32;

/** What an intent is known by everywhere: its EIP-712 digest. The signature never is. */
public record IntentId(Bytes32 digest) implements Comparable<IntentId> {
    /** Reads 64 hexadecimal digits, with or without 0x. */
    public static IntentId parse(String hex) {
        return new IntentId(Bytes32.parse(hex));
    }

    @Override
    public int compareTo(IntentId other) {
        return digest.compareTo(other.digest);
    }

    @Override
    public String toString() {
        return digest.toString();
    }
}
