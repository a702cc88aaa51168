package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.prescription.Quantities;
import health.parcha.core.signed.Digest;

/** Fields of the acts on prescriptions and claims, in the order of their types. {@link DispensingReader} is the mirror. */
final class DispensingFields {
    private DispensingFields() {}

    static FieldWriter prescription(PrescriptionsIntent intent, FieldWriter to) {
        return switch (intent) {
            case PrescriptionsIntent.Prescribe i -> sheet(member(to, i.organisation()), i.sheet());
            case PrescriptionsIntent.PickedUp i ->
                sheet(counter(to, i.counter()), i.sheet())
                        .uint(8, i.pickup().generation())
                        .uint(8, i.pickup().k())
                        .bytes32(i.pickup().bearer().orElse(Bytes32.ZERO));
            case PrescriptionsIntent.RenewLease i -> id(counter(to, i.counter()), i.prescription());
            case PrescriptionsIntent.GiveBack i -> id(counter(to, i.counter()), i.prescription());
            case PrescriptionsIntent.Dispense i ->
                quantities(sheet(counter(to, i.counter()), i.sheet()), i.quantities())
                        .bool(i.handedOver());
            case PrescriptionsIntent.Reverse i ->
                quantities(id(counter(to, i.counter()), i.prescription()).uint(8, i.delivery()), i.quantities());
            case PrescriptionsIntent.ReverseHandedOver i ->
                quantities(
                        name(counter(to, i.counter()), i.name()).address(i.by()).uint(8, i.delivery()), i.quantities());
            case PrescriptionsIntent.Cancel i -> name(to, i.name()).address(i.by());
            case PrescriptionsIntent.Release i -> name(to, i.name()).address(i.by());
            case PrescriptionsIntent.Reissue i -> name(to, i.name()).address(i.by());
            case PrescriptionsIntent.Suspend i ->
                digest(id(to, i.prescription()).address(i.by()), i.reason());
            case PrescriptionsIntent.Resume i -> id(to, i.prescription()).address(i.by());
            case PrescriptionsIntent.Alert i -> digest(id(to, i.prescription()).address(i.by()), i.reason());
            case PrescriptionsIntent.AnswerAlert i ->
                digest(id(counter(to, i.counter()), i.prescription()), i.answer());
        };
    }

    static FieldWriter claim(ClaimsIntent intent, FieldWriter to) {
        return switch (intent) {
            case ClaimsIntent.Submit i ->
                digest(
                        member(subject(counter(to, i.counter()), i.subject()), i.payer())
                                .uint(8, i.cites()),
                        i.document());
            case ClaimsIntent.Answer i ->
                digest(
                        member(account(to, i.agent()), i.payer())
                                .bytes32(i.claim())
                                .bool(i.accepted()),
                        i.document());
            case ClaimsIntent.Pay i ->
                digest(member(account(to, i.agent()), i.payer()).bytes32(i.claim()), i.document());
            case ClaimsIntent.Dispute i ->
                digest(member(subject(counter(to, i.counter()), i.subject()), i.payer()), i.document());
            case ClaimsIntent.Withdraw i -> counter(to, i.counter()).bytes32(i.claim());
            case ClaimsIntent.Reverse i ->
                digest(member(to.address(i.by()), i.member()).bytes32(i.claim()), i.document());
        };
    }

    private static FieldWriter counter(FieldWriter to, Counter counter) {
        return member(account(to, counter.pharmacist()), counter.pharmacy());
    }

    private static FieldWriter sheet(FieldWriter to, PrescriptionSheet sheet) {
        return digest(
                account(to, sheet.prescriber())
                        .address(sheet.key())
                        .bytes(sheet.terms().bytes()),
                sheet.content());
    }

    private static FieldWriter name(FieldWriter to, PrescriptionName name) {
        return digest(account(to, name.prescriber()).address(name.key()).bytes32(name.terms()), name.content());
    }

    private static FieldWriter subject(FieldWriter to, ClaimsIntent.Subject subject) {
        return id(to, subject.prescription()).uint(8, subject.delivery()).uint(8, subject.rank());
    }

    private static FieldWriter id(FieldWriter to, PrescriptionId id) {
        return to.bytes32(Bytes32.of(id.bytes()));
    }

    private static FieldWriter quantities(FieldWriter to, Quantities quantities) {
        return to.bytes32(Bytes32.of(quantities.bytes()));
    }

    private static FieldWriter digest(FieldWriter to, Digest digest) {
        return to.bytes32(Bytes32.of(digest.bytes()));
    }

    private static FieldWriter account(FieldWriter to, AccountId account) {
        return to.address(Address.of(account.bytes()));
    }

    private static FieldWriter member(FieldWriter to, MemberNumber member) {
        return to.uint(32, member.value());
    }
}
