package health.parcha.demo.people;

import health.parcha.chain.VerificationLevel;
import health.parcha.chain.key.SigningKey;
import health.parcha.client.Refused;
import health.parcha.client.Surroundings;
import health.parcha.client.account.CreateAccount;
import health.parcha.client.account.Demographics;
import health.parcha.client.account.Kit;
import health.parcha.client.account.Profession;
import health.parcha.client.account.VerifyAccounts;
import health.parcha.client.network.Network;
import health.parcha.client.session.KeystoreFile;
import health.parcha.client.session.LogIn;
import health.parcha.client.session.Me;
import health.parcha.client.session.Secrets;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.signed.Hex;
import health.parcha.demo.area.DemoFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;

/** Makes accounts as people do it, through the doors of the nodes, and remembers each in the roster. */
public final class Accounts {
    private static final int PASSWORD_BYTES = 9;

    private final Network network;
    private final Roster roster;
    private final Path keystores;
    private final Surroundings surroundings;

    public Accounts(Network network, Roster roster, Path keystores, Surroundings surroundings) {
        this.network = network;
        this.roster = roster;
        this.keystores = keystores;
        this.surroundings = surroundings;
    }

    /** The patient, registered now unless registered before. */
    public DemoPerson patient(String key, String name, Demographics who, MemberNumber member) {
        return roster.find(key)
                .orElseGet(() -> make(
                        key,
                        Role.PATIENT,
                        name,
                        member,
                        (file, password) -> create(member).patient(who, password, file)));
    }

    public DemoPerson doctor(String key, Profession profession, MemberNumber member) {
        return roster.find(key)
                .orElseGet(() -> make(
                        key,
                        Role.DOCTOR,
                        spoken(profession),
                        member,
                        (file, password) -> create(member).professional(Role.DOCTOR, profession, password, file)));
    }

    /**
     * An admin, whose account stands on the member's own admin key.
     *
     * @param signer stays the caller's
     */
    public DemoPerson admin(String key, Profession profession, SigningKey signer, MemberNumber member) {
        return roster.find(key)
                .orElseGet(() -> make(
                        key,
                        Role.ADMIN,
                        spoken(profession),
                        member,
                        (file, password) ->
                                create(member).professional(Role.ADMIN, profession, signer, password, file)));
    }

    /** Logs a person in; the caller closes it. */
    public Me logIn(DemoPerson person) {
        try (Secrets secrets = person.secrets()) {
            return new LogIn(network, network.door(person.member()), person.keystoreFile(), surroundings)
                    .withKeystore(secrets);
        }
    }

    /** Verifies a person face to face, unless that was done before. */
    public static void verify(Me admin, AccountId account) {
        if (!admin.people().facts(account).isVerified()) {
            try {
                new VerifyAccounts(admin).verify(account, VerificationLevel.IN_PERSON);
            } catch (Refused e) {
                throw new DemoFault(e.code(), "Account " + account + ": " + e.getMessage(), "See the admin's desk.", e);
            }
        }
    }

    Roster roster() {
        return roster;
    }

    private CreateAccount create(MemberNumber member) {
        return new CreateAccount(network, member, surroundings);
    }

    private static String spoken(Profession profession) {
        return profession.name() + " " + profession.surname();
    }

    private DemoPerson make(
            String key, Role role, String name, MemberNumber member, BiFunction<KeystoreFile, char[], Kit> create) {
        Path file = keystores.resolve(key + ".keystore");
        String password = Hex.of(surroundings.bytes(PASSWORD_BYTES));
        forgetHalfMade(file);
        try (Kit kit = create.apply(KeystoreFile.at(file), password.toCharArray())) {
            DemoPerson made = new DemoPerson(
                    key,
                    role,
                    name,
                    KeystoreFile.at(file).read().account(),
                    member,
                    file,
                    password,
                    kit.exposeAccountKey());
            roster.add(made);
            return made;
        }
    }

    /** A keystore that the roster does not know is of a start that was killed; its account is nobody's and stays pending. */
    private static void forgetHalfMade(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw DemoFault.file("Cannot delete " + file + ".", e);
        }
    }
}
