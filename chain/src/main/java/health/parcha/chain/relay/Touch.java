package health.parcha.chain.relay;

import health.parcha.chain.Address;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.Anchor;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
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
            case MembersIntent.RotateMemberKeys i -> new Touch(Set.of(own), Set.of());
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
            default -> new Touch(own, Set.of());
        };
    }

    private static ObjectKey member(MemberNumber number) {
        return new ObjectKey.OfMember(number);
    }

    private static ObjectKey actor(Address by) {
        return new ObjectKey.OfAccount(AccountId.of(by.toArray()));
    }
}
