package health.parcha.acceptance.network;

import health.parcha.chain.Contracts;
import health.parcha.chain.Keccak;
import health.parcha.chain.Seq;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody new, with the signed intents that put an account on chain: they only pass in their order. */
record Person(AccountId account, List<SignedIntent> intents) {
    static final int INTENTS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Person make(Contracts contracts) {
        SigningKey signer = SigningKey.generate(RANDOM);
        AccountId account = AccountId.of(signer.address().toArray());
        Instant deadline = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        Stream<Intent> acts = Stream.of(
                new AccountsIntent.Register(
                        account,
                        SigningKey.generate(RANDOM).address(),
                        Optional.of(new MemberNumber(1)),
                        Seq.FIRST,
                        deadline),
                new AccountsIntent.PublishCard(account, Keccak.hash(account.bytes()), new Seq(1), deadline),
                new AccountsIntent.PublishKeyring(account, 1, Digest.of(account.bytes()), new Seq(2), deadline),
                new AccountsIntent.PublishCard(
                        account, Keccak.hash(account.bytes(), new byte[1]), new Seq(3), deadline));
        return new Person(
                account,
                acts.map(act -> SignedIntent.sign(act, contracts, signer)).toList());
    }

    /** The request that hands them in. */
    String body() {
        return intents.stream()
                .map(signed -> "\"" + Hex.of(signed.item().toArray()) + "\"")
                .collect(Collectors.joining(",", "{\"intents\":[", "]}"));
    }

    List<String> digests(Contracts contracts) {
        return intents.stream()
                .map(signed -> Hex.of(signed.id(contracts).digest().toArray()))
                .toList();
    }
}
