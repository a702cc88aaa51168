package health.parcha.embedded.os;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** As whom a child runs. PostgreSQL refuses root, so root needs one of the two detours. */
public sealed interface RunAs {

    /** Words before the command. Each execs the next, so the process id stays that of the command. */
    List<String> prefix();

    /** Hands a folder and all below to the one who runs. */
    void own(Path folder);

    /** A normal user runs it himself. */
    record Self() implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void own(Path folder) {}
    }

    /** Root in a user namespace without mapping: nobody's name inside, root's files outside. */
    record UserNamespace() implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of("unshare", "-U");
        }

        @Override
        public void own(Path folder) {}
    }

    /** Root steps down to a system user, who must be able to reach the folder: its parents need the x permission. */
    record SystemUser(String name, int uid, int gid) implements RunAs {
        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--inh-caps=-all");
        }

        @Override
        public void own(Path folder) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : (Iterable<Path>) all::iterator) {
                    Files.setAttribute(one, "unix:uid", uid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(one, "unix:gid", gid, java.nio.file.LinkOption.NOFOLLOW_LINKS);
                }
            } catch (IOException e) {
                throw EmbeddedFault.file("Cannot give " + folder + " to the user " + name + ".", e);
            }
        }
    }

    /** The least detour that works on this machine. */
    static RunAs here() {
        if (!isRoot()) {
            return new Self();
        }
        if (ShortCommand.run("unshare", "-U", "true").succeeded()) {
            return new UserNamespace();
        }
        return systemUser("postgres")
                .or(() -> systemUser("nobody"))
                .orElseThrow(() -> new EmbeddedFault(
                        Code.START_FAILED,
                        "PostgreSQL does not run as root, user namespaces are refused here,"
                                + " and there is neither a user postgres nor nobody.",
                        "Start Parcha as a normal user."));
    }

    /** The system user of that name, if there is one. */
    static Optional<RunAs> systemUser(String name) {
        var uid = ShortCommand.run("id", "-u", name);
        var gid = ShortCommand.run("id", "-g", name);
        return uid.succeeded() && gid.succeeded()
                ? Optional.of(new SystemUser(name, Integer.parseInt(uid.output()), Integer.parseInt(gid.output())))
                : Optional.empty();
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot read who owns this process.", e);
        }
    }
}
