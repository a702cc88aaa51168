package health.parcha.chain.follow;

import health.parcha.chain.Bytes32;
import health.parcha.chain.contract.Words;
import health.parcha.chain.intent.ClaimsIntent;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.prescription.Quantities;
import java.time.Instant;
import java.util.List;

/** Events of prescriptions and of claims to payers. */
final class DispensingDecoder {
    private DispensingDecoder() {}

    static ChainEvent event(EventKind kind, Bytes32 subject, List<Bytes32> topics, Words data) {
        PrescriptionId prescription = PrescriptionId.of(subject.toArray());
        return switch (kind) {
            case PRESCRIBED ->
                new ChainEvent.Prescribed(
                        prescription,
                        EventDecoder.memberNumber(topics.get(2)),
                        AccountId.of(data.address(2).toArray()),
                        time(data, 3));
            case CLAIMED -> new ChainEvent.Claimed(prescription, member(data, 2), data.small(3));
            case LEASE_RENEWED -> new ChainEvent.LeaseRenewed(prescription, time(data, 2));
            case GIVEN_BACK -> new ChainEvent.GivenBack(prescription);
            case DISPENSED ->
                new ChainEvent.Dispensed(
                        prescription, member(data, 2), data.small(3), data.flag(4), quantities(data, 5));
            case REVERSED -> new ChainEvent.Reversed(prescription, data.small(2), quantities(data, 3));
            case PRESCRIPTION_CANCELLED -> new ChainEvent.PrescriptionCancelled(prescription, data.address(2));
            case PRESCRIPTION_SUSPENDED ->
                new ChainEvent.PrescriptionSuspended(prescription, data.address(2), data.digest(3));
            case PRESCRIPTION_RESUMED -> new ChainEvent.PrescriptionResumed(prescription, data.address(2));
            case ALERTED -> new ChainEvent.Alerted(prescription, data.address(2), data.digest(3));
            case ALERT_ANSWERED -> new ChainEvent.AlertAnswered(prescription, member(data, 2), data.digest(3));
            case EXTENDED -> new ChainEvent.Extended(prescription, member(data, 2), time(data, 3));
            case RELEASED -> new ChainEvent.Released(prescription, data.address(2));
            case REISSUED -> new ChainEvent.Reissued(prescription, data.address(2), data.small(3));
            default -> claim(kind, subject, topics, data);
        };
    }

    private static ChainEvent claim(EventKind kind, Bytes32 claim, List<Bytes32> topics, Words data) {
        return switch (kind) {
            case CLAIM_SUBMITTED ->
                new ChainEvent.ClaimSubmitted(
                        claim,
                        EventDecoder.memberNumber(topics.get(2)),
                        member(data, 2),
                        new ClaimsIntent.Subject(
                                PrescriptionId.of(data.word(3).toArray()), data.small(4), data.small(5)),
                        data.small(6),
                        data.digest(7));
            case CLAIM_ANSWERED -> new ChainEvent.ClaimAnswered(claim, data.flag(2), data.digest(3));
            case CLAIM_PAID -> new ChainEvent.ClaimPaid(claim, data.digest(2));
            case CLAIM_DISPUTED ->
                new ChainEvent.ClaimDisputed(
                        claim, EventDecoder.memberNumber(topics.get(2)), data.small(2), data.digest(3));
            case CLAIM_WITHDRAWN -> new ChainEvent.ClaimWithdrawn(claim);
            case CLAIM_REVERSED -> new ChainEvent.ClaimReversed(claim, data.flag(2), data.digest(3));
            default -> throw new IllegalArgumentException(kind + " is no event of a prescription or a claim");
        };
    }

    private static MemberNumber member(Words data, int at) {
        return new MemberNumber(data.number(at));
    }

    private static Instant time(Words data, int at) {
        return EventDecoder.time(data.number(at));
    }

    private static Quantities quantities(Words data, int at) {
        return Quantities.read(data.word(at).toArray());
    }
}
