package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.Module;
import health.parcha.chain.typed.Domain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be said about a signed intent without asking the chain, in the contracts' order and with their codes. */
public final class IntentCheck {
    private static final Duration FURTHEST = Duration.ofDays(1);
    private static final Duration AT_THE_COUNTER = Duration.ofMinutes(10);

    private IntentCheck() {}

    /** How a check ended. */
    public sealed interface Outcome {
        /**
         * Nothing speaks against it off chain.
         *
         * @param signers who signed the digest, in order: what a key's signature recovers to, or a contract, which has yet to be asked
         */
        record Good(IntentId id, List<Address> signers) implements Outcome {}

        /** EXPIRED, TOO_FAR, BAD_SIGNATURE or FOREIGN_SIGNER. */
        record Refused(IntentId id, ResultCode code) implements Outcome {}
    }

    /** Checks deadline and signatures; the signer too, where the intent itself names the key that must sign. */
    public static Outcome check(SignedIntent signed, Contracts contracts, Instant now) {
        IntentId id = signed.id(contracts);
        Instant deadline = signed.intent().deadline();
        if (now.isAfter(deadline)) {
            return new Outcome.Refused(id, ResultCode.EXPIRED);
        }
        if (deadline.isAfter(furthest(signed.intent(), now))) {
            return new Outcome.Refused(id, ResultCode.TOO_FAR);
        }
        List<Address> signers = new ArrayList<>();
        for (IntentSignature signature :
                signed.signatures().subList(0, signed.intent().kind().signers())) {
            Optional<Address> signer = signature.signer(id.digest());
            if (signer.isEmpty()) {
                return new Outcome.Refused(id, ResultCode.BAD_SIGNATURE);
            }
            signers.add(signer.get());
        }
        boolean foreign = ownSigner(signed.intent())
                .filter(own -> !own.equals(signers.getFirst()))
                .isPresent();
        return foreign ? new Outcome.Refused(id, ResultCode.FOREIGN_SIGNER) : new Outcome.Good(id, signers);
    }

    private static Instant furthest(Intent intent, Instant now) {
        return switch (intent) {
            case PrescriptionsIntent.Prescribe i -> i.sheet().terms().end();
            case PrescriptionsIntent.Claim i -> now.plus(AT_THE_COUNTER);
            case PrescriptionsIntent.Dispense i -> now.plus(AT_THE_COUNTER);
            default -> now.plus(FURTHEST);
        };
    }

    /**
     * What a node says to typed data of a foreign domain, which it can name more exactly than the chain can.
     *
     * @return WRONG_VERSION, WRONG_CHAIN or WRONG_MODULE; empty where the domain is the module's own
     */
    public static Optional<ResultCode> domain(
            String version, ChainId chain, Address verifyingContract, Module module, Contracts contracts) {
        if (!version.equals(Domain.VERSION)) {
            return Optional.of(ResultCode.WRONG_VERSION);
        }
        if (!chain.equals(contracts.chain())) {
            return Optional.of(ResultCode.WRONG_CHAIN);
        }
        return verifyingContract.equals(contracts.address(module))
                ? Optional.empty()
                : Optional.of(ResultCode.WRONG_MODULE);
    }

    /** The key that must sign, where the intent says so itself; for the others the chain knows. */
    public static Optional<Address> ownSigner(Intent intent) {
        return switch (intent) {
            case AccountsIntent.Register i -> Optional.of(Address.of(i.account().bytes()));
            case AccountsIntent.RegisterProvisional i ->
                Optional.of(Address.of(i.account().bytes()));
            case ConsentsIntent i -> Optional.of(i.controller());
            case EmergencyIntent i -> Optional.empty();
            case MembersIntent i -> Optional.empty();
            case AccountsIntent i -> Optional.empty();
            case PrescriptionsIntent i -> Optional.empty();
            case ClaimsIntent i -> Optional.empty();
            case Anchor i -> Optional.empty();
        };
    }
}
