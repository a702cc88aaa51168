package health.parcha.cli;

import health.parcha.chain.key.SigningKey;
import health.parcha.client.BadInput;
import health.parcha.client.Surroundings;
import health.parcha.client.account.CreateAccount;
import health.parcha.client.account.Demographics;
import health.parcha.client.account.Kit;
import health.parcha.client.account.Profession;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Network;
import health.parcha.client.network.NetworkManifest;
import health.parcha.client.session.KeystoreFile;
import health.parcha.client.session.PrivateFile;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.signed.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        description = "Registers a person: keys are made here, the account is pending until the member verifies it.",
        footer = {
            "",
            "Examples:",
            "  parcha account create --node http://127.0.0.1:8080 --keystore ada.keystore --member 1 \\",
            "      --names \"Ada Maria\" --surname Lovelace --birth-date 1990-12-10 --birth-place London --address \"1 Hill St\"",
            "  parcha account create --node http://127.0.0.1:8080 --keystore roy.keystore --member 1 --role doctor \\",
            "      --name Paul --surname Roy --specialty cardiology --licence 10001"
        })
final class AccountCreate extends Verb {
    @Mixin
    private final Caller caller = new Caller();

    @Option(names = "--member", required = true, paramLabel = "N", description = "the member that is to verify")
    private long member;

    @Option(names = "--role", defaultValue = "patient", description = "patient, doctor, pharmacist, officer, admin")
    private String role = "patient";

    @Option(names = "--kit", paramLabel = "FILE", description = "writes the recovery kit there instead of showing it")
    private Optional<Path> kit = Optional.empty();

    @Option(names = "--network", paramLabel = "FILE", description = "network.json to pin, else taken from the node")
    private Optional<Path> manifest = Optional.empty();

    @Option(names = "--signer-file", paramLabel = "FILE", description = "an existing key (an admin's), 64 hex digits")
    private Optional<Path> signerFile = Optional.empty();

    @ArgGroup(exclusive = false)
    private final PersonOptions who = new PersonOptions();

    /** What is said of the person. */
    static final class PersonOptions {
        @Option(names = "--names", description = "a patient's given names at birth")
        private Optional<String> names = Optional.empty();

        @Option(names = "--name", description = "a professional's name")
        private Optional<String> name = Optional.empty();

        @Option(names = "--surname")
        private Optional<String> surname = Optional.empty();

        @Option(names = "--birth-date", paramLabel = "YYYY-MM-DD")
        private Optional<LocalDate> birthDate = Optional.empty();

        @Option(names = "--birth-place")
        private Optional<String> birthPlace = Optional.empty();

        @Option(names = "--address")
        private String address = "";

        @Option(names = "--identifier", description = "national identifier")
        private Optional<String> identifier = Optional.empty();

        @Option(names = "--sex")
        private Optional<String> sex = Optional.empty();

        @Option(names = "--specialty")
        private String specialty = "";

        @Option(names = "--licence")
        private String licence = "";

        @Option(names = "--experience")
        private String experience = "";

        Demographics demographics() {
            return new Demographics(
                    need(names, "--names"),
                    need(surname, "--surname"),
                    need(birthDate, "--birth-date"),
                    need(birthPlace, "--birth-place"),
                    address,
                    identifier,
                    sex);
        }

        Profession profession() {
            return new Profession(need(name, "--name"), need(surname, "--surname"), specialty, licence, experience);
        }

        private static <T> T need(Optional<T> value, String option) {
            return value.orElseThrow(() -> new WrongUsage(option + " is missing"));
        }
    }

    @Override
    public Integer call() {
        Role wanted = Role.ofCode(role).orElseThrow(() -> new WrongUsage("\"" + role + "\" is no role"));
        Surroundings surroundings = output.surroundings();
        HttpClient http = NodeDoor.client();
        NodeDoor door = NodeDoor.at(http, caller.node());
        Network network = manifest.map(file -> new Network(NetworkManifest.read(bytes(file)), http))
                .orElseGet(() -> Network.firstSeenAt(door, http));
        MemberNumber number = new MemberNumber(member);
        network.reach(number, caller.node());
        CreateAccount create = new CreateAccount(network, number, surroundings);
        KeystoreFile file = KeystoreFile.at(caller.keystorePath());
        char[] password = SecretInput.newPassword(caller.secretsFile());
        try (Kit made = make(create, wanted, password, file)) {
            give(made, file);
        } finally {
            Arrays.fill(password, '\0');
        }
        return 0;
    }

    private Kit make(CreateAccount create, Role wanted, char[] password, KeystoreFile file) {
        if (wanted == Role.PATIENT) {
            return create.patient(who.demographics(), password, file);
        }
        if (signerFile.isEmpty()) {
            return create.professional(wanted, who.profession(), password, file);
        }
        try (SigningKey signer = signer(signerFile.get())) {
            return create.professional(wanted, who.profession(), signer, password, file);
        }
    }

    private void give(Kit made, KeystoreFile file) {
        kit.ifPresent(path -> new PrivateFile(path).write(made.exposeText().getBytes(StandardCharsets.UTF_8)));
        output.give(
                Json.object()
                        .put("account", made.account().text())
                        .put("accountKey", made.exposeAccountKey())
                        .put("keystore", file.toString())
                        .put("kit", kit.isPresent() ? Optional.empty() : Optional.of(made.exposeText()))
                        .done(),
                () -> kit.map(path -> "Account " + made.account() + "\nAccount key " + made.exposeAccountKey()
                                + "\nThe recovery kit is in " + path + "; print it and remove the file.")
                        .orElseGet(made::exposeText));
        output.say("The account is pending: the member verifies it at its desk.");
    }

    private static SigningKey signer(Path file) {
        String text = new String(bytes(file), StandardCharsets.US_ASCII).strip();
        byte[] secret = HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
        try {
            return SigningKey.copyOf(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new BadInput("FILE_READ", "There is no file " + file + ".", "Name another file.");
        } catch (IOException e) {
            throw new BadInput("FILE_READ", "Cannot read " + file + ": " + e.getMessage() + ".", "Name another file.");
        }
    }
}
