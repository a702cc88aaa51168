package health.parcha.seal.age;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Bech32 (BIP 173) without its limit of 90 characters: a hybrid recipient takes 1,959. */
final class Bech32 {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;

    private Bech32() {}

    /** In the prefix's case. */
    static String encode(String prefix, byte[] data) {
        boolean upper = prefix.equals(prefix.toUpperCase(Locale.ROOT));
        String text = encodeLower(prefix.toLowerCase(Locale.ROOT), data);
        return upper ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String encodeLower(String prefix, byte[] data) {
        byte[] groups = regroup(data, 8, 5, true).orElseThrow();
        StringBuilder text = new StringBuilder(prefix).append('1');
        int polymod = polymod(prefix, Arrays.copyOf(groups, groups.length + CHECKSUM)) ^ 1;
        for (byte group : groups) {
            text.append(ALPHABET.charAt(group));
        }
        for (int i = 0; i < CHECKSUM; i++) {
            text.append(ALPHABET.charAt((polymod >>> (5 * (CHECKSUM - 1 - i))) & 31));
        }
        return text.toString();
    }

    /**
     * The bytes behind a text that begins with the prefix, in the prefix's case; empty for anything else. Texts of secrets
     * are in upper case, those of recipients in lower case, as age writes them.
     */
    static Optional<byte[]> decode(String prefix, String text) {
        int separator = text.lastIndexOf('1');
        if (separator != prefix.length() || !text.startsWith(prefix)) {
            return Optional.empty();
        }
        boolean upper = prefix.equals(prefix.toUpperCase(Locale.ROOT));
        String alphabet = upper ? ALPHABET.toUpperCase(Locale.ROOT) : ALPHABET;
        byte[] groups = new byte[text.length() - separator - 1];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (byte) alphabet.indexOf(text.charAt(separator + 1 + i));
            if (groups[i] < 0) {
                return Optional.empty();
            }
        }
        if (groups.length < CHECKSUM || polymod(prefix.toLowerCase(Locale.ROOT), groups) != 1) {
            return Optional.empty();
        }
        return regroup(Arrays.copyOf(groups, groups.length - CHECKSUM), 5, 8, false);
    }

    private static int polymod(String prefix, byte[] groups) {
        int sum = 1;
        byte[] name = prefix.getBytes(StandardCharsets.US_ASCII);
        for (byte c : name) {
            sum = step(sum, c >> 5);
        }
        sum = step(sum, 0);
        for (byte c : name) {
            sum = step(sum, c & 31);
        }
        for (byte group : groups) {
            sum = step(sum, group);
        }
        return sum;
    }

    private static int step(int sum, int group) {
        int top = sum >>> 25;
        int next = ((sum & 0x1ffffff) << 5) ^ group;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= ((top >> i) & 1) * GENERATOR[i];
        }
        return next;
    }

    private static Optional<byte[]> regroup(byte[] data, int from, int to, boolean pad) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (byte b : data) {
            held = (held << from) | (b & ((1 << from) - 1));
            bits += from;
            while (bits >= to) {
                bits -= to;
                out.write((held >> bits) & ((1 << to) - 1));
            }
            held &= (1 << bits) - 1;
        }
        if (pad && bits > 0) {
            out.write(held << (to - bits));
        } else if (!pad && (bits >= from || held != 0)) {
            return Optional.empty();
        }
        return Optional.of(out.toByteArray());
    }
}
