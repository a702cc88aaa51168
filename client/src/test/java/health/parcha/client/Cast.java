package health.parcha.client;

import health.parcha.chain.VerificationLevel;
import health.parcha.client.account.CreateAccount;
import health.parcha.client.account.Demographics;
import health.parcha.client.account.Kit;
import health.parcha.client.account.Profession;
import health.parcha.client.account.VerifyAccounts;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.session.KeystoreFile;
import health.parcha.client.session.LogIn;
import health.parcha.client.session.Me;
import health.parcha.client.session.Secrets;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.seal.AccountKey;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The people of the tests: the desk of hospital 1, a patient, a doctor of each hospital. */
final class Cast {
    static final String PASSWORD = "correct horse battery";

    final TinyNetwork area;
    final Path folder;
    final Surroundings surroundings = Surroundings.system(Surroundings.Progress.silent());

    Cast(TinyNetwork area, Path folder) {
        this.area = area;
        this.folder = folder;
    }

    Me desk(int member) {
        Me desk = professional("desk" + member, Role.ADMIN, member);
        new VerifyAccounts(desk).verifySelf();
        return again("desk" + member, member, desk);
    }

    Me doctor(String name, int member, Me desk) {
        Me doctor = professional(name, Role.DOCTOR, member);
        new VerifyAccounts(desk).verify(doctor.account(), VerificationLevel.IN_PERSON);
        return again(name, member, doctor);
    }

    Me patient(String name, Me desk) {
        try (Kit kit = new CreateAccount(area.network(), new MemberNumber(1), surroundings)
                .patient(
                        new Demographics(
                                "Ada Maria",
                                "Lovelace",
                                LocalDate.of(1990, 12, 10),
                                "London",
                                "1 Hill Street",
                                Optional.empty(),
                                Optional.empty()),
                        PASSWORD.toCharArray(),
                        file(name))) {
            new VerifyAccounts(desk).verify(kit.account(), VerificationLevel.IN_PERSON);
            keys.put(name, kit.exposeAccountKey());
            return logIn(name, 1, kit.exposeAccountKey());
        }
    }

    private Me professional(String name, Role role, int member) {
        try (Kit kit = new CreateAccount(area.network(), new MemberNumber(member), surroundings)
                .professional(
                        role,
                        new Profession(name, "Roy", "cardiology", "10001", "ten years"),
                        PASSWORD.toCharArray(),
                        file(name))) {
            keys.put(name, kit.exposeAccountKey());
            return logIn(name, member, kit.exposeAccountKey());
        }
    }

    final Map<String, String> keys = new HashMap<>();

    private Me again(String name, int member, Me before) {
        before.close();
        return logIn(name, member, Optional.ofNullable(keys.get(name)).orElseThrow());
    }

    Me logIn(String name, int member, String accountKey) {
        try (Secrets secrets = new Secrets(PASSWORD.toCharArray(), AccountKey.typed(accountKey))) {
            return new LogIn(
                            area.network(),
                            NodeDoor.at(
                                    NodeDoor.client(),
                                    area.members.get(member - 1).url()),
                            file(name),
                            surroundings)
                    .withKeystore(secrets);
        }
    }

    KeystoreFile file(String name) {
        return KeystoreFile.at(folder.resolve(name + ".keystore"));
    }

    AccountId stranger() {
        return new AccountId("0x" + "77".repeat(20));
    }
}
