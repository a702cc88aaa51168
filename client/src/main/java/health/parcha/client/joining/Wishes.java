package health.parcha.client.joining;

import health.parcha.chain.Address;
import health.parcha.chain.MemberKind;
import health.parcha.client.founding.Founding;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the operator wants it.
 *
 * @param name of the organisation, as people read it
 * @param url base of its node as others reach it, without a trailing slash
 * @param admins addresses that will act for it; empty has a key made for a first one
 * @param listen where the node takes requests
 * @param jdbc address of its database
 */
public record Wishes(
        String name,
        MemberKind kind,
        URI url,
        List<Address> admins,
        Engine engine,
        Finality finality,
        Listen listen,
        String jdbc) {
    public Wishes {
        admins = List.copyOf(admins);
    }

    /**
     * The chain, for the settings.
     *
     * @param url of its JSON-RPC
     * @param token the file with what it asks its callers for, where it does
     */
    public record Engine(URI url, Optional<Path> token) {}

    /** Where the node takes requests. */
    public record Listen(String address, int port) {}

    /**
     * When a block is settled.
     *
     * @param depth blocks from it to the head, itself counted
     * @param journal of the embedded chain alone: the file in which its supervisor writes what is on disk
     */
    public record Finality(int depth, Optional<Path> journal) {}

    Founding founding(Path keys) {
        return new Founding(name, kind, url.toString(), keys, admins);
    }
}
