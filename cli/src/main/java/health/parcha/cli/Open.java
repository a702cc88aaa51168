package health.parcha.cli;

import health.parcha.client.BadInput;
import health.parcha.client.bundle.OpenFile;
import health.parcha.seal.SignedRecord;
import health.parcha.seal.age.Identity;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "open",
        description =
                "Opens an age file, exactly as age -d does; with --record it checks the record inside. No network.",
        footer = {
            "",
            "Examples:",
            "  parcha open --identity identity.txt 1f00....age",
            "  parcha open --identity identity.txt --record 1f00....age     (signature by 1f00....proof beside it)"
        })
final class Open extends Verb {
    @Mixin
    private final Identities identities = new Identities();

    @Parameters(index = "0", paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--record", description = "checks the record's JWS and gives the content alone")
    private boolean record;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "else to stdout")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws IOException {
        List<? extends Identity> opening = identities.read();
        if (out.isEmpty()) {
            return open(opening, System.out);
        }
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(out.get()))) {
            return open(opening, to);
        }
    }

    private int open(List<? extends Identity> opening, OutputStream to) throws IOException {
        if (record) {
            return record(opening, to);
        }
        try (InputStream sealed = Files.newInputStream(file)) {
            OpenFile.plain(sealed, opening, to);
        } catch (NoSuchFileException e) {
            throw new BadInput("FILE_READ", "There is no file " + file + ".", "Name another one.");
        }
        return 0;
    }

    private int record(List<? extends Identity> opening, OutputStream to) throws IOException {
        Path proof = proofBeside();
        Optional<byte[]> bytes = Files.exists(proof) ? Optional.of(AccountCreate.bytes(proof)) : Optional.empty();
        SignedRecord opened = OpenFile.record(AccountCreate.bytes(file), opening, bytes);
        to.write(opened.content());
        to.flush();
        output.warn(
                bytes.isPresent()
                        ? "the author's signature holds: " + opened.claims().author()
                        : "signature not checked: there is no " + proof.getFileName()
                                + " with the author's card beside it");
        return 0;
    }

    private Path proofBeside() {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling((name.endsWith(".age") ? name.substring(0, name.length() - 4) : name) + ".proof");
    }
}
