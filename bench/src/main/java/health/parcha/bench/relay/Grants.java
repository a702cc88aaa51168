package health.parcha.bench.relay;

import health.parcha.chain.Contracts;
import health.parcha.chain.Seq;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.core.consent.GrantId;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Grants, signed beforehand: what a hospital's node gets most of. Each makes a new slot on chain. */
final class Grants {
    private static final int CONTROLLERS = 64;

    private final Contracts contracts;
    private final SecureRandom random = new SecureRandom();
    private final List<SigningKey> controllers;

    Grants(Contracts contracts) {
        this.contracts = contracts;
        this.controllers = Stream.generate(() -> SigningKey.generate(random))
                .limit(CONTROLLERS)
                .toList();
    }

    List<SignedIntent> sign(int count) {
        Instant deadline = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> grant(controllers.get(i % CONTROLLERS), deadline))
                .toList();
    }

    private SignedIntent grant(SigningKey controller, Instant deadline) {
        byte[] id = new byte[32];
        random.nextBytes(id);
        return SignedIntent.sign(
                new ConsentsIntent.Grant(
                        controller.address(), GrantId.of(id), deadline.plus(Duration.ofDays(30)), Seq.FIRST, deadline),
                contracts,
                controller);
    }

    static Json body(SignedIntent signed) {
        return Json.object()
                .put("intents", Json.texts(List.of(Hex.of(signed.item().toArray()))))
                .done();
    }

    static String digest(SignedIntent signed, Contracts contracts) {
        return Hex.of(signed.id(contracts).digest().toArray());
    }
}
