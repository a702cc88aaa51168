package health.parcha.chain.relay;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.PrescriptionId;

/** An object on chain, so far as one intent may wait for another over it. */
sealed interface ObjectKey {
    record OfAccount(AccountId id) implements ObjectKey {}

    record OfMember(MemberNumber number) implements ObjectKey {}

    record OfProposal(Bytes32 id) implements ObjectKey {}

    record OfBreak(Bytes32 request) implements ObjectKey {}

    record OfGrant(Address controller, GrantId id) implements ObjectKey {}

    /** With its dispenses. */
    record OfPrescription(PrescriptionId id) implements ObjectKey {}

    record OfClaim(Bytes32 claim) implements ObjectKey {}

    record OfLog(MemberNumber member) implements ObjectKey {}
}
