package health.parcha.log;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.SigningSeed;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** A log's keys and some entries, the same in every run. */
final class Fixture {
    static final NetworkId NETWORK = new NetworkId("ab".repeat(32));
    static final LogOrigin ORIGIN = LogOrigin.of(NETWORK, new MemberNumber(3));
    static final NoteSigner LOG_KEY = NoteSigner.ed25519(ORIGIN.logKey(), seed(1));
    static final NoteSigner RECEIPT_KEY = NoteSigner.ed25519(ORIGIN.receiptKey(), seed(2));
    static final NoteSigner WITNESS = NoteSigner.cosigner(new KeyName("witness.example/w1"), seed(3));
    static final Instant NOW = Instant.parse("2026-11-20T10:15:30.123Z");

    private static final Map<Long, Entry> MADE = new ConcurrentHashMap<>();

    private Fixture() {}

    static SigningSeed seed(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return SigningSeed.of(bytes);
    }

    static Salt salt(long number) {
        return Salt.of(Digest.of(("salt " + number).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .bytes());
    }

    static Opening opening(long number) {
        byte[] account = new byte[20];
        account[19] = (byte) number;
        return new Opening(
                NETWORK,
                EntryType.RECORD_CONSULTED,
                LogParty.of(AccountId.of(new byte[20])),
                Optional.of(LogParty.of(AccountId.of(account))),
                Optional.of("0123456789abcdef0123456789abcdef"),
                Digest.of(Long.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                NOW);
    }

    static List<Entry> entries(long from, long count) {
        return LongStream.range(from, from + count)
                .mapToObj(i -> MADE.computeIfAbsent(i, n -> opening(n).entry(salt(n))))
                .toList();
    }

    static RecordLog create(LogStorage storage) {
        return RecordLog.create(ORIGIN, storage, LOG_KEY, RECEIPT_KEY);
    }

    static RecordLog open(LogStorage storage) {
        return RecordLog.open(ORIGIN, storage, LOG_KEY, RECEIPT_KEY);
    }

    static List<Damage> check(LogStorage storage) {
        return LogCheck.run(new PublishedLog(storage), ORIGIN, LOG_KEY.verifier());
    }
}
