package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Seq;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads packed fields one after the other. What has no meaning is thrown as {@link Unreadable} with the contracts' code. */
final class FieldReader {
    private final ByteBuffer in;

    FieldReader(byte[] fields) {
        this.in = ByteBuffer.wrap(fields);
    }

    /** The bytes do not make an intent. */
    static final class Unreadable extends RuntimeException {
        private final ResultCode code;

        Unreadable(ResultCode code) {
            super(code.name(), null, false, false);
            this.code = code;
        }

        ResultCode code() {
            return code;
        }
    }

    Address address() {
        return Address.of(take(Address.SIZE));
    }

    /** Empty for zero. */
    Optional<Address> anyAddress() {
        return Optional.of(address()).filter(address -> !address.isZero());
    }

    /** Seconds; empty for zero. */
    Optional<Duration> wait(int bits) {
        return Optional.of(Duration.ofSeconds(uint(bits))).filter(wait -> !wait.isZero());
    }

    AccountId account() {
        return AccountId.of(take(Address.SIZE));
    }

    Bytes32 bytes32() {
        return Bytes32.of(take(Bytes32.SIZE));
    }

    Digest digest() {
        return Digest.ofHash(take(Bytes32.SIZE));
    }

    Optional<Bytes32> tag() {
        return Optional.of(bytes32()).filter(tag -> !tag.isZero());
    }

    byte[] bytes() {
        return take(small(8));
    }

    /** Up to 63 bits; a larger number is out of every range here. */
    long uint(int bits) {
        long value = 0;
        for (byte b : take(bits / 8)) {
            value = value << 8 | (b & 0xff);
        }
        if (value < 0) {
            throw new Unreadable(ResultCode.BAD_VALUE);
        }
        return value;
    }

    int small(int bits) {
        return Math.toIntExact(uint(bits));
    }

    boolean bool() {
        long value = uint(8);
        if (value > 1) {
            throw new Unreadable(ResultCode.MALFORMED);
        }
        return value == 1;
    }

    MemberNumber member() {
        return anyMember().orElseThrow(() -> new Unreadable(ResultCode.NOT_FOUND));
    }

    Optional<MemberNumber> anyMember() {
        long number = uint(32);
        return number == 0 ? Optional.empty() : Optional.of(new MemberNumber(number));
    }

    Seq seq() {
        return new Seq(uint(32));
    }

    Instant time() {
        return Instant.ofEpochSecond(uint(40));
    }

    List<Address> addresses() {
        int count = small(8);
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add(address());
        }
        return addresses;
    }

    static <T> T known(Optional<T> value) {
        return value.orElseThrow(() -> new Unreadable(ResultCode.BAD_VALUE));
    }

    void end() {
        if (in.hasRemaining()) {
            throw new Unreadable(ResultCode.MALFORMED);
        }
    }

    /** So many bytes as they stand. */
    byte[] raw(int size) {
        return take(size);
    }

    private byte[] take(int size) {
        if (in.remaining() < size) {
            throw new Unreadable(ResultCode.MALFORMED);
        }
        byte[] taken = new byte[size];
        in.get(taken);
        return taken;
    }
}
