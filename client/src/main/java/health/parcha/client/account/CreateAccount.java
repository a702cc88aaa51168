package health.parcha.client.account;

import health.parcha.chain.Seq;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.client.BadInput;
import health.parcha.client.Surroundings;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Network;
import health.parcha.client.network.Outcomes;
import health.parcha.client.session.KeystoreFile;
import health.parcha.client.wire.Loose;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Registration;
import health.parcha.core.party.Role;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.HybridRecipient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Registers a person: makes every key here, leaves keystore and pinned network on disk, deposits what is public or sealed
 * at the member, and registers on the chain by the person's own signature. The account is pending until the member
 * verifies it.
 */
public final class CreateAccount {
    private static final Duration DEADLINE = Duration.ofHours(1);

    private final Network network;
    private final MemberNumber member;
    private final Surroundings surroundings;

    /** Registers at that member. */
    public CreateAccount(Network network, MemberNumber member, Surroundings surroundings) {
        this.network = network;
        this.member = member;
        this.surroundings = surroundings;
    }

    /**
     * A patient. Returns once the chain has settled it; the kit is shown to the person and closed.
     *
     * @param password not wiped here
     * @throws BadInput KEYSTORE_EXISTS where the file is there already; NO_DESK
     */
    public Kit patient(Demographics who, char[] password, KeystoreFile file) {
        refuseSecond(file);
        List<HybridRecipient> desk = Desk.inboxes(network, member, door(), surroundings);
        NewKeys keys = make(fresh(), password);
        List<HybridRecipient> readers = new ArrayList<>(desk);
        readers.add(keys.card().inbox());
        byte[] sealed = Age.seal(CanonicalJson.bytes(who.json()), readers, surroundings.random());
        Json.Fields profile = Json.object()
                .put("account", keys.account().text())
                .put("salt", Hex.of(surroundings.bytes(32)))
                .put("sealed", Digest.of(sealed).hex())
                .done();
        return register(keys, Role.PATIENT, profile, Optional.of(sealed), file);
    }

    /** A professional, whose profile is public. */
    public Kit professional(Role role, Profession profession, char[] password, KeystoreFile file) {
        return professional(role, profession, fresh(), password, file);
    }

    /**
     * A professional whose signer is there already: an admin of a member, whose key stands in the member's entry.
     *
     * @param signer copied into the keyring; the caller closes it
     */
    public Kit professional(Role role, Profession profession, SigningKey signer, char[] password, KeystoreFile file) {
        refuseSecond(file);
        if (role == Role.PATIENT || role == Role.DEPARTMENT) {
            throw new BadInput("WRONG_ROLE", "A " + role.code() + " has no profession.", "Name another role.");
        }
        NewKeys keys = make(signer, password);
        return register(keys, role, profession.profile(keys.account(), role, member), Optional.empty(), file);
    }

    private SigningKey fresh() {
        return SigningKey.generate(surroundings.random());
    }

    private NodeDoor door() {
        return network.door(member);
    }

    private static void refuseSecond(KeystoreFile file) {
        if (file.exists()) {
            throw new BadInput("KEYSTORE_EXISTS", "There is a keystore at " + file + " already.", "Name another file.");
        }
    }

    private NewKeys make(SigningKey signer, char[] password) {
        if (password.length < 8) {
            throw new BadInput("WEAK_PASSWORD", "The password has less than 8 characters.", "Choose a longer one.");
        }
        surroundings.tell("Making keys; the password is hashed slowly on purpose.");
        return NewKeys.make(network.contracts(), member, signer, password, surroundings.random());
    }

    private Kit register(NewKeys keys, Role role, Json.Fields profile, Optional<byte[]> sealed, KeystoreFile file) {
        file.write(keys.keystore());
        file.pin(network.manifest());
        door().post("/accounts", deposit(keys, role, profile, sealed));
        surroundings.tell("Registering on the chain.");
        new Outcomes(network, surroundings).settle(door(), intents(keys));
        keys.keyring().close();
        return new Kit(network.id(), keys.account(), keys.accountKey(), keys.kit());
    }

    private Json.Fields deposit(NewKeys keys, Role role, Json.Fields profile, Optional<byte[]> sealed) {
        Registration registration = new Registration(
                network.id(),
                keys.account(),
                member,
                role,
                keys.login(),
                keys.keystore().door().phc(),
                Digest.of(keys.keystore().slot()),
                Digest.of(keys.keystore().keyring()),
                1,
                keys.sheet().digest(),
                CanonicalJson.digest(profile),
                surroundings.now());
        return Json.object()
                .put(
                        "registration",
                        Signed.sign(
                                        registration,
                                        new KeyId(keys.account(), 1),
                                        keys.keyring().recordKey())
                                .compact())
                .put("card", keys.card().json())
                .put("cardSignature", keys.card().signatureHex())
                .put("sheet", keys.sheet().compact())
                .put("slot", Loose.base64(keys.keystore().slot()))
                .put("keyring", Loose.base64(keys.keystore().keyring()))
                .put("profile", profile)
                .put("sealed", sealed.map(Loose::base64))
                .done();
    }

    private List<SignedIntent> intents(NewKeys keys) {
        Instant deadline =
                Instant.ofEpochSecond(surroundings.now().plus(DEADLINE).getEpochSecond());
        List<Intent> intents = List.of(
                new AccountsIntent.Register(
                        keys.account(), keys.kit().address(), Optional.of(member), Seq.FIRST, deadline),
                new AccountsIntent.PublishCard(
                        keys.account(), keys.card().card().digest(network.contracts()), new Seq(1), deadline),
                new AccountsIntent.PublishKeyring(
                        keys.account(), 1, Digest.of(keys.keystore().keyring()), new Seq(2), deadline));
        return intents.stream()
                .map(intent -> SignedIntent.sign(intent, network.contracts(), keys.signer()))
                .toList();
    }
}
