package health.parcha.chain.contract;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.core.party.MemberNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits, or is held, about an account at one block.
 *
 * @param recoveryWait between the approval of a recovery and its execution; empty where the owner wants none
 * @param heldUntil a cancelled recovery keeps the next ordinary one away until then
 * @param deathFrom when a reported death may be declared
 * @param kitFrom when the signer may take the proposed kit key
 * @param recovery the one proposed last; it may be dead
 */
public record GuardFacts(
        Optional<Duration> recoveryWait,
        Optional<Instant> heldUntil,
        Optional<Instant> deathFrom,
        Optional<Instant> kitFrom,
        Optional<Address> proposedKit,
        Optional<Recovery> recovery) {
    /**
     * A proposed recovery.
     *
     * @param id digest of the ProposeRecovery
     * @param kit the new kit key; empty = the kit key stays
     * @param from when it may be executed; empty while too few hospitals have approved
     * @param fresh it stands on a new check in person by three hospitals and cannot be cancelled
     */
    public record Recovery(
            Bytes32 id,
            Address signer,
            Optional<Address> kit,
            Instant proposedAt,
            Optional<Instant> from,
            boolean fresh,
            List<MemberNumber> hospitals) {}
}
