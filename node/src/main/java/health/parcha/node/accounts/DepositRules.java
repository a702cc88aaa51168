package health.parcha.node.accounts;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Contracts;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.party.Registration;
import health.parcha.core.party.Role;
import health.parcha.core.record.RecipientsSheet;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.VerifyingKey;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What must hold of what people deposit: it is of this network and account, signed by the keys that the card certifies, and
 * the bytes are those that were signed for. All of it follows from the documents; the chain is asked elsewhere.
 */
record DepositRules(Contracts contracts, MemberNumber member) {
    private static final Duration PAST = Duration.ofHours(24);
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final int MOST_SEALED = 256 * 1024;
    private static final int MOST_PROFILE = 8 * 1024;

    private NetworkId network() {
        return contracts.network();
    }

    /** A new account's whole deposit. */
    void check(Deposit deposit, Instant now) {
        Registration registration = deposit.registration().document();
        AccountId account = registration.account();
        of(registration.network(), "registration");
        if (!registration.member().equals(member)) {
            throw new Refused(
                    Code.WRONG_MEMBER,
                    "The registration is for member " + registration.member() + ", this is " + member + ".");
        }
        timely(registration.time(), now);
        // A new account's signer is the account itself: its id is the first signing address.
        card(deposit.card(), account, Address.of(account.bytes()));
        VerifyingKey key = deposit.card().card().recordKey();
        signed(deposit.registration(), account, deposit.card().version(), key, "registration");
        sheet(deposit.sheet(), account, deposit.card().version(), key);
        same(Digest.of(deposit.slot().toArray()), registration.slot(), "slot");
        same(Digest.of(deposit.keyring().toArray()), registration.keyring(), "keyring");
        same(deposit.sheet().digest(), registration.sheet(), "sheet");
        same(CanonicalJson.digest(deposit.profile()), registration.profile(), "profile");
        profile(deposit.profile(), deposit.sealed(), account, registration.role());
        sized(deposit.slot(), "slot");
        sized(deposit.keyring(), "keyring");
    }

    void card(DepositedCard card, AccountId account, Address signer) {
        of(card.card().network(), "card");
        belongs(card.card().account(), account, "card");
        if (!card.isSignedBy(signer, contracts)) {
            throw new Refused(Code.BAD_SIGNATURE, "The card is not signed by the account's signer.");
        }
    }

    void sheet(Signed<RecipientsSheet> sheet, AccountId account, int cardVersion, VerifyingKey key) {
        of(sheet.document().network(), "sheet");
        belongs(sheet.document().account(), account, "sheet");
        signed(sheet, account, cardVersion, key, "sheet");
    }

    /** A patient's profile names the digest of the sealed demographics and nothing else; a professional's says who it is. */
    void profile(Json.Fields profile, Optional<Bytes> sealed, AccountId account, Role role) {
        belongs(new AccountId(profile.text("account")), account, "profile");
        if (CanonicalJson.bytes(profile).length > MOST_PROFILE) {
            throw new Refused(Code.TOO_LARGE, "The profile is above " + MOST_PROFILE / 1024 + " KiB.");
        }
        if (role == Role.PATIENT) {
            Bytes file = sealed.orElseThrow(
                    () -> new Refused(Code.MALFORMED, "A patient's deposit has the sealed demographics."));
            sized(file, "sealed");
            same(Digest.of(file.toArray()), new Digest(profile.text("sealed")), "sealed");
            if (!profile.members().keySet().equals(java.util.Set.of("account", "salt", "sealed"))) {
                throw new Refused(
                        Code.MALFORMED, "A patient's profile is account, salt and sealed; nothing of it is in clear.");
            }
        } else if (!profile.text("role").equals(role.code()) || profile.whole("member") != member.value()) {
            throw new Refused(Code.MALFORMED, "The profile names another role or member than the registration.");
        }
    }

    void sized(Bytes file, String what) {
        if (file.size() > MOST_SEALED) {
            throw new Refused(Code.TOO_LARGE, "The " + what + " is above " + MOST_SEALED / 1024 + " KiB.");
        }
    }

    private void of(NetworkId network, String what) {
        if (!network.equals(network())) {
            throw new Refused(Code.WRONG_NETWORK, "The " + what + " is of network " + network + ".");
        }
    }

    private static void belongs(AccountId named, AccountId account, String what) {
        if (!named.equals(account)) {
            throw new Refused(Code.WRONG_ACCOUNT, "The " + what + " names account " + named + ".");
        }
    }

    private static void timely(Instant time, Instant now) {
        if (time.isBefore(now.minus(PAST)) || time.isAfter(now.plus(AHEAD))) {
            throw new Refused(Code.OUT_OF_TIME, "The registration is of " + time + ", now it is " + now + ".");
        }
    }

    private static void signed(Signed<?> document, AccountId account, int cardVersion, VerifyingKey key, String what) {
        if (!KeyId.of(document).equals(new KeyId(account, cardVersion)) || !document.isSignedBy(key)) {
            throw new Refused(Code.BAD_SIGNATURE, "The " + what + " is not signed by the record key of the card.");
        }
    }

    private static void same(Digest given, Digest wanted, String what) {
        if (!given.equals(wanted)) {
            throw new Refused(Code.DIGEST_MISMATCH, "The " + what + " is not the one whose digest was signed.");
        }
    }
}
