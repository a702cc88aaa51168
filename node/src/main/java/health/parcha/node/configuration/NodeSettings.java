package health.parcha.node.configuration;

import health.parcha.core.party.MemberNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings file, as docs/operate/node.md lists it. Unknown names are refused, so that a misspelt one is not silently
 * its default.
 *
 * @param member this organisation's number on chain
 * @param name what people read
 * @param data folder for blobs and whatever else is no row
 * @param keys folder of the key files
 * @param document file with this member's own signed document, where the manifest does not list it (a member voted in)
 */
@ConfigurationProperties(prefix = "parcha", ignoreUnknownFields = false)
public record NodeSettings(
        long member,
        String name,
        Listen listen,
        Path data,
        Path keys,
        Database database,
        Chain chain,
        Optional<Path> document,
        @DefaultValue Limits limits) {

    public NodeSettings {
        if (name.isBlank()) {
            throw new IllegalArgumentException("parcha.name is empty");
        }
    }

    public MemberNumber number() {
        return new MemberNumber(member);
    }

    /**
     * Where requests are taken.
     *
     * @param proxies addresses of proxies of one's own, whose word on where a request comes from is taken
     */
    public record Listen(
            @DefaultValue("127.0.0.1") String address,
            int port,
            @DefaultValue List<String> proxies) {}

    /**
     * Two roles: the first only reads and writes rows, the second owns the schema and is used once, at start.
     *
     * @param url JDBC address without user and password
     * @param connections most connections of the pool
     */
    public record Database(
            String url,
            String user,
            Path passwordFile,
            String migrationUser,
            Path migrationPasswordFile,
            @DefaultValue("10") int connections) {}

    /**
     * The engine and what it runs.
     *
     * @param url JSON-RPC address of the engine
     * @param network the manifest, network.json
     * @param tokenFile what the engine asks its callers for (JWT), in a file of mode 0600; read at each call
     * @param staleAfter how long the head may stand still before grants are no longer served
     */
    public record Chain(
            String url,
            Path network,
            Optional<Path> tokenFile,
            Finality finality,
            @DefaultValue("120s") Duration staleAfter) {}

    /**
     * When a block counts as settled; exactly one of the two.
     *
     * @param depth blocks from it to the head, itself counted: 1 on an engine with instant finality, floor(n/2) + 1 on Clique
     * @param journal file in which the embedded chain's supervisor writes the height that is on disk
     */
    public record Finality(Optional<Integer> depth, Optional<Path> journal) {
        public Finality {
            if (depth.isPresent() == journal.isPresent()) {
                throw new IllegalArgumentException("parcha.chain.finality has either depth or journal, and not both");
            }
            if (depth.filter(blocks -> blocks < 1).isPresent()) {
                throw new IllegalArgumentException("parcha.chain.finality.depth counts the block itself: 1 at least");
            }
        }
    }

    /**
     * How much one caller may ask for.
     *
     * @param accountsPerSource accounts that may be deposited from one address in an hour
     * @param intentsPerSource intents without a session from one address in an hour
     * @param intentsPerAccount intents inside a session in an hour
     * @param tagsPerAccount identity tags an officer may ask for in a day
     */
    public record Limits(
            @DefaultValue("600") int accountsPerSource,
            @DefaultValue("3000") int intentsPerSource,
            @DefaultValue("3000") int intentsPerAccount,
            @DefaultValue("1000") int tagsPerAccount,
            @DefaultValue("12h") Duration session) {}
}
