package health.parcha.chain.intent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.parcha.chain.Address;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.Samples;
import health.parcha.chain.Seq;
import health.parcha.chain.key.SigningKey;
import health.parcha.core.party.AccountId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntentCheckTest {
    private static final SigningKey KEY = SigningKey.generate(new SecureRandom());
    private static final Instant DEADLINE = Samples.DEADLINE;
    private static final Contracts CONTRACTS = Samples.CONTRACTS;

    private static SignedIntent register(SigningKey signer, Contracts contracts) {
        var intent = new AccountsIntent.Register(
                AccountId.of(KEY.address().toArray()), Samples.address(1), Optional.empty(), Seq.FIRST, DEADLINE);
        return SignedIntent.sign(intent, contracts, signer);
    }

    private static Object check(SignedIntent signed, Instant now) {
        return switch (IntentCheck.check(signed, CONTRACTS, now)) {
            case IntentCheck.Outcome.Good good -> good.signers();
            case IntentCheck.Outcome.Refused refused -> refused.code();
        };
    }

    @Test
    void ownKey_beforeTheDeadline_isGood() {
        assertEquals(List.of(KEY.address()), check(register(KEY, CONTRACTS), DEADLINE));
    }

    @Test
    void deadline_pastOrTooFar_isRefused() {
        assertEquals(ResultCode.EXPIRED, check(register(KEY, CONTRACTS), DEADLINE.plusSeconds(1)));
        Instant dayBefore = DEADLINE.minus(Duration.ofHours(24));
        assertEquals(List.of(KEY.address()), check(register(KEY, CONTRACTS), dayBefore));
        assertEquals(ResultCode.TOO_FAR, check(register(KEY, CONTRACTS), dayBefore.minusSeconds(1)));
    }

    @Test
    void foreignKeyChainOrModule_isAForeignSigner() {
        SigningKey other = SigningKey.generate(new SecureRandom());
        assertEquals(ResultCode.FOREIGN_SIGNER, check(register(other, CONTRACTS), DEADLINE));
        Address a = CONTRACTS.router();
        Contracts otherChain = new Contracts(
                new ChainId(1),
                a,
                CONTRACTS.directory(),
                CONTRACTS.consents(),
                CONTRACTS.anchors(),
                CONTRACTS.prescriptions(),
                CONTRACTS.claims());
        Contracts otherModule = new Contracts(
                CONTRACTS.chain(),
                a,
                Samples.address(9),
                CONTRACTS.consents(),
                CONTRACTS.anchors(),
                CONTRACTS.prescriptions(),
                CONTRACTS.claims());
        assertEquals(ResultCode.FOREIGN_SIGNER, check(register(KEY, otherChain), DEADLINE));
        assertEquals(ResultCode.FOREIGN_SIGNER, check(register(KEY, otherModule), DEADLINE));
    }
}
