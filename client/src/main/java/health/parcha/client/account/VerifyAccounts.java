package health.parcha.client.account;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Seq;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.VerificationLevel;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.Verification;
import health.parcha.client.BadInput;
import health.parcha.client.CheckFailed;
import health.parcha.client.network.AccountFacts;
import health.parcha.client.people.PublishedCard;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Loose;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.Registration;
import health.parcha.core.party.Role;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The desk of a member: who waits, and verifying them. Demographics are opened here, in the admin's client, and leave it
 * only as a slow hash that the member's tag key goes over.
 */
public final class VerifyAccounts {
    private final Me admin;

    public VerifyAccounts(Me admin) {
        this.admin = admin;
    }

    /** Who waits; a deposit that does not hold together is left out and said aloud. */
    public List<Waiting> waiting() {
        return Loose.objects(admin.door().get("/verifications"), "accounts").stream()
                .map(this::readOrSay)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Verifies an account that waits, after the person was seen. Returns once the chain has settled it.
     *
     * @param level how the person was identified
     * @throws BadInput NOT_WAITING
     * @throws health.parcha.client.Refused DUPLICATE where the same person has an account already; never says whose
     */
    public void verify(AccountId account, VerificationLevel level) {
        Waiting person = waiting().stream()
                .filter(w -> w.account().equals(account))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "NOT_WAITING",
                        "Account " + account + " does not wait here.",
                        "See ./parcha org verify --list; the person registers at this member first."));
        Verification verification = person.demographics()
                .map(who -> patient(person, who, level))
                .orElseGet(() -> professional(person.role(), person.profileDigest(), level));
        settle(account, verification);
    }

    /** Verifies the admin's own account, which stands on an admin key of the member: as admin and nothing else. */
    public void verifySelf() {
        Json.Fields profile =
                admin.door().get("/accounts/" + admin.account() + "/card").fields("profile");
        settle(admin.account(), professional(Role.ADMIN, CanonicalJson.digest(profile), VerificationLevel.IN_PERSON));
    }

    /** Suspends an account that this member verified. */
    public void suspend(AccountId account, SuspensionCause cause) {
        AccountFacts facts = admin.people().facts(account);
        admin.settle(new AccountsIntent.Suspend(
                account, admin.home(), by(), cause, new Seq(facts.othersSeq()), admin.deadline()));
    }

    /** Ends a suspension. */
    public void reinstate(AccountId account) {
        AccountFacts facts = admin.people().facts(account);
        admin.settle(new AccountsIntent.Reinstate(
                account, admin.home(), by(), new Seq(facts.othersSeq()), admin.deadline()));
    }

    private void settle(AccountId account, Verification verification) {
        AccountFacts facts = admin.people().facts(account);
        admin.settle(new AccountsIntent.Verify(
                account, admin.home(), by(), verification, new Seq(facts.othersSeq()), admin.deadline()));
    }

    private Address by() {
        return Address.of(admin.account().bytes());
    }

    private Verification patient(Waiting person, Demographics who, VerificationLevel level) {
        admin.surroundings().tell("Computing the identity tag; it is slow on purpose.");
        Bytes32 names = tag(IdentityTag.ofNames(who, admin.network().id()));
        Optional<Bytes32> identifier =
                IdentityTag.ofIdentifier(who, admin.network().id()).map(this::tag);
        return new Verification(
                level,
                Set.of(health.parcha.chain.Role.PATIENT),
                Optional.empty(),
                Optional.empty(),
                person.profileDigest(),
                Optional.of(names),
                identifier);
    }

    private Verification professional(Role role, Digest profile, VerificationLevel level) {
        return new Verification(
                level,
                onChain(role),
                Optional.of(admin.home()),
                Optional.empty(),
                profile,
                Optional.empty(),
                Optional.empty());
    }

    private static Set<health.parcha.chain.Role> onChain(Role role) {
        return health.parcha.chain.Role.ofBits(role.bit()).orElse(EnumSet.noneOf(health.parcha.chain.Role.class));
    }

    private Bytes32 tag(String slow) {
        Json.Fields answer =
                admin.door().post("/tags", Json.object().put("t", slow).done());
        return Bytes32.parse(answer.text("tag"));
    }

    private Optional<Waiting> readOrSay(Json.Fields json) {
        try {
            return Optional.of(read(json));
        } catch (CheckFailed e) {
            admin.surroundings().tell("A deposit does not hold together and is left out: " + e.sentence());
        } catch (IllegalArgumentException e) {
            admin.surroundings().tell("A deposit cannot be read and is left out: " + e.getMessage() + ".");
        }
        return Optional.empty();
    }

    private Waiting read(Json.Fields json) {
        Signed<Registration> registration = Signed.read(json.text("registration"), Registration.KIND);
        PublishedCard card = PublishedCard.read(
                json.fields("card"),
                json.findText("cardSignature").orElseThrow(() -> new MalformedJson("a card without signature")));
        Registration deposit = registration.document();
        Json.Fields profile = json.fields("profile");
        card.checkAgainst(
                admin.people().facts(deposit.account()), admin.network().contracts());
        boolean good = deposit.network().equals(admin.network().id())
                && deposit.member().equals(admin.home())
                && registration.isSignedBy(card.card().recordKey())
                && KeyId.of(registration).account().equals(deposit.account())
                && CanonicalJson.digest(profile).equals(deposit.profile());
        if (!good) {
            throw new CheckFailed("DEPOSIT", "What account " + deposit.account() + " deposited is not what it signed.");
        }
        return new Waiting(deposit.account(), deposit.role(), profile, demographics(json, profile, deposit));
    }

    private Optional<Demographics> demographics(Json.Fields json, Json.Fields profile, Registration deposit) {
        if (deposit.role() != Role.PATIENT) {
            return Optional.empty();
        }
        byte[] sealed = Loose.base64(json.text("sealed"));
        if (!Digest.of(sealed).hex().equals(profile.text("sealed"))) {
            throw new CheckFailed(
                    "DEPOSIT", "The sealed demographics of account " + deposit.account() + " were changed.");
        }
        try {
            return Optional.of(Demographics.read(
                    JsonReader.readObject(Age.open(sealed, admin.keyring().inboxes()))));
        } catch (AgeException e) {
            throw new CheckFailed(
                    e.code(),
                    "The demographics of account " + deposit.account() + " do not open: " + e.getMessage() + ".");
        }
    }
}
