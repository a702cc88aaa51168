package health.parcha.core.party;

import health.parcha.core.signed.Hex;

/**
 * An account's id: the first signing address, which stays when the signer rotates. Text form {@code 0x} and 40
 * lower-case hexadecimal digits. This public address is what a hospital searches a patient by.
 */
public record AccountId(String text) implements Comparable<AccountId> {
    /** Length in bytes. */
    public static final int BYTES = 20;

    public AccountId {
        if (!text.startsWith("0x")) {
            throw new IllegalArgumentException("an account is 0x and 40 lower-case hexadecimal digits");
        }
        Hex.check(text.substring(2), BYTES, "account (behind 0x)");
    }

    public static AccountId of(byte[] bytes) {
        return new AccountId("0x" + Hex.of(bytes));
    }

    /** Reads what a person typed: upper case and spaces around are forgiven. */
    public static AccountId typed(String text) {
        return new AccountId(text.strip().toLowerCase(java.util.Locale.ROOT));
    }

    public byte[] bytes() {
        return Hex.bytes(text.substring(2));
    }

    @Override
    public int compareTo(AccountId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
