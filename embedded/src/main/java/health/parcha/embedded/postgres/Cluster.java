package health.parcha.embedded.postgres;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import health.parcha.embedded.os.DurableFile;
import health.parcha.embedded.os.RunAs;
import health.parcha.embedded.os.ShortCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's own folder on disk. It appears by one rename, so a start that dies half way leaves none. */
record Cluster(PostgresBinaries binaries, RunAs runAs, Path folder) {
    static final String SUPERUSER = "postgres";

    /** Makes the cluster if there is none; refuses one of another major version. */
    void prepare(Path passwordFile) {
        if (Files.exists(folder)) {
            requireOurMajor();
            return;
        }
        try {
            Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
            if (Files.exists(fresh)) {
                Trees.delete(fresh);
            }
            Files.createDirectory(fresh);
            runAs.own(fresh);
            initialise(fresh, passwordFile);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            DurableFile.syncNameOf(folder);
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot make the database folder " + folder + ".", e);
        }
    }

    private void requireOurMajor() {
        Path file = folder.resolve("PG_VERSION");
        int found;
        try {
            found = Integer.parseInt(Files.readString(file).strip());
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot read " + file + ".", e);
        }
        if (found > binaries.major()) {
            throw new EmbeddedFault(
                    Code.DATA_NEWER,
                    folder + " was written by PostgreSQL " + found + ", this release has " + binaries.major() + ".",
                    "Run the newer release on it, or choose another folder.");
        }
        if (found < binaries.major()) {
            throw new EmbeddedFault(
                    Code.DATA_OLDER,
                    folder + " was written by PostgreSQL " + found + ", this release has " + binaries.major() + ".",
                    "Dump it with the former release and restore the dump into a new folder.");
        }
    }

    private void initialise(Path fresh, Path passwordFile) {
        List<String> command = new ArrayList<>(runAs.prefix());
        command.addAll(List.of(
                binaries.program("initdb"),
                "--pgdata=" + fresh,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions"));
        ShortCommand done = ShortCommand.run(command);
        if (!done.succeeded()) {
            throw new EmbeddedFault(
                    Code.START_FAILED,
                    "initdb failed with exit code " + done.exitCode() + ": " + done.output(),
                    "Check free space, and that the user who runs PostgreSQL can reach " + folder.getParent() + ".");
        }
    }
}
