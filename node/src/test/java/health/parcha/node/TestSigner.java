package health.parcha.node;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.Keccak;
import health.parcha.chain.Role;
import health.parcha.chain.Seq;
import health.parcha.chain.VerificationLevel;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.intent.Verification;
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
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody with keys, and the intents that tests repeat. */
public record TestSigner(SigningKey signer, SigningKey kit) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public static TestSigner make() {
        return new TestSigner(key(), key());
    }

    public static SigningKey key() {
        return SigningKey.generate(RANDOM);
    }

    public AccountId account() {
        return AccountId.of(signer.address().toArray());
    }

    public static Instant inAnHour() {
        return Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    }

    public AccountsIntent.Register register(MemberNumber asked) {
        return new AccountsIntent.Register(account(), kit.address(), Optional.of(asked), Seq.FIRST, inAnHour());
    }

    public AccountsIntent.PublishCard card(int tag, long seq) {
        return new AccountsIntent.PublishCard(account(), word(tag), new Seq(seq), inAnHour());
    }

    public AccountsIntent.PublishKeyring keyring(long version, long seq) {
        return new AccountsIntent.PublishKeyring(
                account(), version, Digest.of(new byte[] {(byte) version}), new Seq(seq), inAnHour());
    }

    public AccountsIntent.RevokeAll revokeAll(long epoch, long seq) {
        return new AccountsIntent.RevokeAll(account(), new GrantEpoch(epoch), false, new Seq(seq), inAnHour());
    }

    /** As a patient, by an admin key of the member; the names tag is the account's own. */
    public AccountsIntent.Verify verify(MemberNumber member, Address by, long seq) {
        Verification patient = new Verification(
                VerificationLevel.IN_PERSON,
                Set.of(Role.PATIENT),
                Optional.empty(),
                Optional.empty(),
                Digest.of(account().bytes()),
                Optional.of(Keccak.hash(account().bytes())),
                Optional.empty());
        return new AccountsIntent.Verify(account(), member, by, patient, new Seq(seq), inAnHour());
    }

    public static Bytes32 word(int tag) {
        return Keccak.hash(new byte[] {(byte) tag});
    }

    public static String body(List<SignedIntent> intents) {
        return intents.stream()
                .map(signed -> "\"" + Hex.of(signed.item().toArray()) + "\"")
                .collect(Collectors.joining(",", "{\"intents\":[", "]}"));
    }

    public static SignedIntent sign(Contracts contracts, Intent intent, SigningKey key) {
        return SignedIntent.sign(intent, contracts, key);
    }
}
