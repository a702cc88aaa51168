package health.parcha.log;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How a key signs notes; the code stands in its verifier key and in its hash. */
public enum SignatureType {
    /** Ed25519 over the text. */
    ED25519(0x01) {
        @Override
        Optional<Timed> split(byte[] signature) {
            return signature.length == 64 ? Optional.of(new Timed(Optional.empty(), signature)) : Optional.empty();
        }
    },
    /** A witness's Ed25519 over a time and the text (C2SP tlog-cosignature); 8 bytes of time come first. */
    COSIGNATURE(0x04) {
        @Override
        Optional<Timed> split(byte[] signature) {
            if (signature.length != 72 || signature[0] < 0) {
                return Optional.empty();
            }
            long seconds = ByteBuffer.wrap(signature).getLong();
            return Optional.of(new Timed(Optional.of(seconds), Arrays.copyOfRange(signature, 8, 72)));
        }
    };

    private final byte code;

    SignatureType(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static SignatureType ofCode(byte code) {
        return Arrays.stream(values())
                .filter(t -> t.code == code)
                .findFirst()
                .orElseThrow(() -> new MalformedLogText("unknown signature type " + code));
    }

    /** Takes the bytes of a signature apart; empty where they have another length. */
    abstract Optional<Timed> split(byte[] signature);

    /** A bare signature with the seconds since 1970 at which it was made, where it tells. */
    static final class Timed {
        private final Optional<Long> seconds;
        private final byte[] signature;

        Timed(Optional<Long> seconds, byte[] signature) {
            this.seconds = seconds;
            this.signature = signature;
        }

        byte[] signature() {
            return signature.clone();
        }

        /** What was signed for a note of this text. */
        String message(String text) {
            return seconds.map(s -> cosigned(s, text)).orElse(text);
        }

        Optional<Instant> time() {
            // An Instant ends in the year 10^9; a later time is no time.
            return seconds.filter(s -> s <= Instant.MAX.getEpochSecond()).map(Instant::ofEpochSecond);
        }

        static String cosigned(long seconds, String text) {
            return "cosignature/v1\ntime " + seconds + "\n" + text;
        }
    }
}
