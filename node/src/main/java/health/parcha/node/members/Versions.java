package health.parcha.node.members;

import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Signed;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Which release each member runs, as its node says of itself: for planning, nothing hangs on it. Asked of all at once and
 * with little patience, at most every half minute, however often somebody looks.
 */
@Component
public final class Versions implements DisposableBean {
    /** How long a member has to answer. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.+-]{1,40}");

    private final ChainFacts facts;
    private final Members members;
    private final MemberNumber own;
    private final MembersDoor door = new MembersDoor(PATIENCE);
    private final String version = OwnVersion.read();
    private Optional<Gathered> gathered = Optional.empty();

    private record Gathered(List<Told> told, long nanos) {
        boolean isFresh() {
            return System.nanoTime() - nanos < KEPT.toNanos();
        }
    }

    /**
     * What a member said.
     *
     * @param version empty where it did not answer, or said nothing that is a version
     */
    public record Told(MemberNumber member, Optional<String> version) {}

    Versions(ChainFacts facts, Members members, NodeSettings settings) {
        this.facts = facts;
        this.members = members;
        this.own = settings.number();
    }

    /** This node's own. */
    public String own() {
        return version;
    }

    /** Each active or suspended member's, by number; answers within {@link #PATIENCE} or a little more. */
    public synchronized List<Told> told() {
        if (gathered.filter(Gathered::isFresh).isEmpty()) {
            List<CompletableFuture<Told>> asked = facts.members().stream()
                    .filter(Introductions::mayServe)
                    .map(this::ask)
                    .toList();
            gathered = Optional.of(
                    new Gathered(asked.stream().map(CompletableFuture::join).toList(), System.nanoTime()));
        }
        return gathered.orElseThrow().told();
    }

    private CompletableFuture<Told> ask(MemberFacts member) {
        if (member.number().equals(own)) {
            return CompletableFuture.completedFuture(new Told(own, Optional.of(version)));
        }
        return members.document(member)
                .map(Signed::document)
                .map(document -> door.version(document)
                        .thenApply(said -> new Told(
                                member.number(),
                                Optional.of(said)
                                        .filter(text -> VERSION.matcher(text).matches())))
                        .exceptionally(silent -> new Told(member.number(), Optional.empty())))
                .orElseGet(() -> CompletableFuture.completedFuture(new Told(member.number(), Optional.empty())));
    }

    @Override
    public void destroy() {
        door.close();
    }
}
