package health.parcha.chain.relay;

import health.parcha.chain.Address;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.Anchor;
import health.parcha.chain.intent.ClaimsIntent;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.Counter;
import health.parcha.chain.intent.EmergencyIntent;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.chain.intent.PrescriptionsIntent;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which objects an intent changes and which others it looks at. Two intents may pass each other unless one changes what the
 * other touches.
 */
record Touch(Set<ObjectKey> changes, Set<ObjectKey> reads) {
    static Touch of(Intent intent, IntentId id) {
        return switch (intent) {
            case MembersIntent i -> members(i, id);
            case AccountsIntent i -> accounts(i);
            case ConsentsIntent i -> new Touch(Set.of(new ObjectKey.OfGrant(i.controller(), i.grantId())), Set.of());
            case PrescriptionsIntent i -> new Touch(Set.of(new ObjectKey.OfPrescription(i.prescription())), readBy(i));
            case ClaimsIntent i -> new Touch(Set.of(new ObjectKey.OfClaim(i.claim())), readBy(i));
            case EmergencyIntent i -> emergency(i, id);
            case Anchor i -> new Touch(Set.of(new ObjectKey.OfLog(i.member())), Set.of(member(i.member())));
        };
    }

    boolean touchesAnyOf(Set<ObjectKey> keys) {
        return changes.stream().anyMatch(keys::contains) || reads.stream().anyMatch(keys::contains);
    }

    private static Touch members(MembersIntent intent, IntentId id) {
        ObjectKey own = member(intent.member());
        return switch (intent) {
            case MembersIntent.Propose i -> new Touch(Set.of(own, new ObjectKey.OfProposal(id.digest())), Set.of());
            case MembersIntent.Approve i -> new Touch(Set.of(own, new ObjectKey.OfProposal(i.proposal())), Set.of());
            case MembersIntent.Execute i -> new Touch(Set.of(own, new ObjectKey.OfProposal(i.proposal())), Set.of());
            case MembersIntent.Sponsor i -> new Touch(Set.of(own, new ObjectKey.OfProposal(id.digest())), Set.of());
            case MembersIntent.ProposeAct i ->
                new Touch(
                        i.subject()
                                .map(subject -> of(own, new ObjectKey.OfProposal(id.digest()), member(subject)))
                                .orElse(Set.of(own, new ObjectKey.OfProposal(id.digest()))),
                        Set.of());
            case MembersIntent.ProposeRules i ->
                new Touch(Set.of(own, new ObjectKey.OfProposal(id.digest())), Set.of());
            case MembersIntent.RotateMemberKeys i -> new Touch(Set.of(own), Set.of());
            case MembersIntent.ChangeAdmins i -> new Touch(Set.of(own), Set.of());
        };
    }

    private static Touch accounts(AccountsIntent intent) {
        Set<ObjectKey> own = Set.of(new ObjectKey.OfAccount(intent.account()));
        return switch (intent) {
            case AccountsIntent.Verify i -> new Touch(own, Set.of(member(i.member()), actor(i.by())));
            case AccountsIntent.VerifyHomonym i ->
                new Touch(
                        own,
                        i.by().equals(i.second())
                                ? Set.of(member(i.member()), actor(i.by()))
                                : Set.of(member(i.member()), actor(i.by()), actor(i.second())));
            case AccountsIntent.Suspend i -> new Touch(own, Set.of(member(i.member()), actor(i.by())));
            case AccountsIntent.Reinstate i -> new Touch(own, Set.of(member(i.member()), actor(i.by())));
            case AccountsIntent.RegisterProvisional i -> new Touch(own, Set.of(member(i.member()), actor(i.by())));
            case AccountsIntent.ProposeRecovery i -> new Touch(own, Set.of(member(i.member()), actor(i.by())));
            case AccountsIntent.ApproveRecovery i -> new Touch(own, Set.of(member(i.member()), actor(i.by())));
            case AccountsIntent.ReportDeath i -> new Touch(own, Set.of(member(i.member()), actor(i.by())));
            case AccountsIntent.Deceased i -> new Touch(own, Set.of(member(i.member()), actor(i.by())));
            case AccountsIntent.Merge i -> new Touch(own, Set.of(new ObjectKey.OfAccount(i.into())));
            case AccountsIntent.MergeByHospitals i -> byTwo(own, i.into(), i.hospitals());
            case AccountsIntent.Unmerge i -> new Touch(own, Set.of(new ObjectKey.OfAccount(i.into())));
            case AccountsIntent.UnmergeByHospitals i -> byTwo(own, i.into(), i.hospitals());
            default -> new Touch(own, Set.of());
        };
    }

    private static Set<ObjectKey> readBy(PrescriptionsIntent intent) {
        return switch (intent) {
            case PrescriptionsIntent.Prescribe i -> Set.of(account(i.sheet().prescriber()), member(i.organisation()));
            case PrescriptionsIntent.PickedUp i ->
                both(at(i.counter()), account(i.sheet().prescriber()));
            case PrescriptionsIntent.RenewLease i -> Set.of(at(i.counter()));
            case PrescriptionsIntent.GiveBack i -> Set.of(at(i.counter()));
            case PrescriptionsIntent.Dispense i -> Set.of(at(i.counter()));
            case PrescriptionsIntent.Reverse i -> Set.of(at(i.counter()));
            case PrescriptionsIntent.ReverseHandedOver i -> both(at(i.counter()), actor(i.by()));
            case PrescriptionsIntent.AnswerAlert i -> Set.of(at(i.counter()));
            case PrescriptionsIntent.Cancel i -> Set.of(actor(i.by()));
            case PrescriptionsIntent.Suspend i -> Set.of(actor(i.by()));
            case PrescriptionsIntent.Resume i -> Set.of(actor(i.by()));
            case PrescriptionsIntent.Alert i -> Set.of(actor(i.by()));
            case PrescriptionsIntent.Release i -> Set.of(actor(i.by()));
            case PrescriptionsIntent.Reissue i -> Set.of(actor(i.by()));
        };
    }

    private static Set<ObjectKey> readBy(ClaimsIntent intent) {
        return switch (intent) {
            case ClaimsIntent.Submit i -> claimed(i.counter(), i.subject());
            case ClaimsIntent.Dispute i -> claimed(i.counter(), i.subject());
            case ClaimsIntent.Answer i -> Set.of(account(i.agent()));
            case ClaimsIntent.Pay i -> Set.of(account(i.agent()));
            case ClaimsIntent.Withdraw i -> Set.of(at(i.counter()));
            case ClaimsIntent.Reverse i -> Set.of(actor(i.by()));
        };
    }

    /** The second claim builds on the first. */
    private static Set<ObjectKey> claimed(Counter counter, ClaimsIntent.Subject subject) {
        ObjectKey prescription = new ObjectKey.OfPrescription(subject.prescription());
        return subject.rank() == 1
                ? Set.of(at(counter), prescription)
                : Set.of(
                        at(counter),
                        prescription,
                        new ObjectKey.OfClaim(
                                new ClaimsIntent.Subject(subject.prescription(), subject.delivery(), 1).claim()));
    }

    private static Set<ObjectKey> both(ObjectKey one, ObjectKey other) {
        return one.equals(other) ? Set.of(one) : Set.of(one, other);
    }

    private static ObjectKey at(Counter counter) {
        return account(counter.pharmacist());
    }

    private static ObjectKey account(AccountId id) {
        return new ObjectKey.OfAccount(id);
    }

    private static Touch byTwo(Set<ObjectKey> own, AccountId into, AccountsIntent.TwoHospitals both) {
        return new Touch(
                own,
                of(
                        new ObjectKey.OfAccount(into),
                        member(both.member()),
                        actor(both.by()),
                        member(both.secondMember()),
                        actor(both.second())));
    }

    /** A verdict may change the account of the doctor, whom the request knows; others wait for that by the chain's own codes. */
    private static Touch emergency(EmergencyIntent intent, IntentId id) {
        return switch (intent) {
            case EmergencyIntent.Break i ->
                new Touch(
                        Set.of(new ObjectKey.OfBreak(id.digest())),
                        Set.of(new ObjectKey.OfAccount(i.doctor()), member(i.member())));
            case EmergencyIntent.ConfirmBreak i ->
                new Touch(Set.of(new ObjectKey.OfBreak(i.request())), Set.of(new ObjectKey.OfAccount(i.clinician())));
            case EmergencyIntent.ReviewBreak i ->
                new Touch(Set.of(new ObjectKey.OfBreak(i.request())), Set.of(member(i.member()), actor(i.by())));
            case EmergencyIntent.OfRequest i -> new Touch(Set.of(new ObjectKey.OfBreak(i.request())), Set.of());
        };
    }

    /** Of keys some of which may be equal. */
    private static Set<ObjectKey> of(ObjectKey... keys) {
        return new HashSet<>(List.of(keys));
    }

    private static ObjectKey member(MemberNumber number) {
        return new ObjectKey.OfMember(number);
    }

    private static ObjectKey actor(Address by) {
        return new ObjectKey.OfAccount(AccountId.of(by.toArray()));
    }
}
