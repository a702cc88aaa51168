package health.parcha.client.joining;

import java.nio.file.Path;

/**
 * What {@code ./parcha node join} writes, all in one folder.
 *
 * @param root absolute
 */
public record JoiningFolder(Path root) {
    public JoiningFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The manifest as it was pinned at the first run. */
    public Path network() {
        return root.resolve("network.json");
    }

    /** The node's key files. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** The first admin's key, where none was named. */
    public Path adminKey() {
        return root.resolve("admin.key");
    }

    /** The member document, for the node. */
    public Path document() {
        return root.resolve("member.jws");
    }

    /** What is handed to the members. */
    public Path candidacy() {
        return root.resolve("candidacy.json");
    }

    /** The node's settings. */
    public Path settings() {
        return root.resolve("node.yaml");
    }

    /** The statements that make database and roles. */
    public Path database() {
        return root.resolve("database.sql");
    }

    Path password() {
        return root.resolve("database.password");
    }

    Path ownerPassword() {
        return root.resolve("database-owner.password");
    }

    Path data() {
        return root.resolve("data");
    }
}
