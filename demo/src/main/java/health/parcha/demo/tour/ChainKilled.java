package health.parcha.demo.tour;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.GrantState;
import health.parcha.chain.Seq;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.BlockHeader;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.RpcRefusal;
import health.parcha.client.network.Outcomes;
import health.parcha.client.session.Me;
import health.parcha.core.consent.GrantId;
import health.parcha.core.signed.Hex;
import health.parcha.demo.tour.Story.Part;
import health.parcha.embedded.os.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chain's process is killed: the same blocks come back, and no acknowledged intent is lost. */
final class ChainKilled implements Step {
    private static final int BEFORE = 12;
    private static final int AFTER = 6;

    @Override
    public List<String> ids() {
        return List.of("S3.4");
    }

    @Override
    public String what() {
        return "The chain's process is killed: the same block hashes come back, no acknowledged intent is lost";
    }

    /** A grant that nobody will use; the chain cannot tell. */
    private record Blind(SigningKey controller, GrantId id) {}

    @Override
    public void run(Story story) throws Exception {
        List<BlockHeader> before = durable(story);
        long victim = story.area().chainPid();
        List<Blind> grants = new ArrayList<>();
        List<SignedIntent> acknowledged = new ArrayList<>();
        for (int i = 0; i < BEFORE; i++) {
            acknowledge(story, grants, acknowledged);
        }
        Signal.KILL.send(victim);
        for (int i = 0; i < AFTER; i++) {
            acknowledge(story, grants, acknowledged);
        }
        Me amina = story.me(Part.AMINA);
        new Outcomes(story.town().network(), amina.surroundings()).await(amina.door(), acknowledged);
        Check.that(story.area().chainPid() != victim, "the chain runs again in another process");
        sameBlocks(story, before);
        for (Blind grant : grants) {
            Check.same(
                    GrantState.ACTIVE,
                    story.chain()
                            .grant(ChainReader.slot(grant.controller().address(), grant.id()), BlockTag.latest())
                            .state(),
                    "an acknowledged grant");
            grant.controller().close();
        }
        story.say(before.size() + " blocks compared, " + acknowledged.size() + " intents acknowledged and settled.");
    }

    /** Blocks that the journal holds; younger ones may vanish with their numbers, so nobody takes them as final. */
    private static List<BlockHeader> durable(Story story) {
        List<BlockHeader> blocks = new ArrayList<>();
        long last = story.area().durableHeight();
        for (long height = 0; height <= last; height++) {
            blocks.add(story.rpc().header(new BlockHeight(height)).orElseThrow());
        }
        return blocks;
    }

    private static void acknowledge(Story story, List<Blind> grants, List<SignedIntent> acknowledged) {
        Me amina = story.me(Part.AMINA);
        Blind grant = new Blind(
                SigningKey.generate(story.random()),
                new GrantId(Hex.of(amina.surroundings().bytes(32))));
        Instant expiry =
                Instant.ofEpochSecond(amina.now().plus(Duration.ofDays(1)).getEpochSecond());
        SignedIntent signed = SignedIntent.sign(
                new ConsentsIntent.Grant(grant.controller().address(), grant.id(), expiry, Seq.FIRST, amina.deadline()),
                story.town().network().contracts(),
                grant.controller());
        new Outcomes(story.town().network(), amina.surroundings()).send(amina.door(), List.of(signed));
        grants.add(grant);
        acknowledged.add(signed);
    }

    private static void sameBlocks(Story story, List<BlockHeader> before) throws Exception {
        Eventually.holds("the chain answers", Duration.ofSeconds(60), () -> {
            try {
                return story.rpc().head().height().value() >= before.size() - 1;
            } catch (ChainUnreachable | RpcRefusal away) {
                return false;
            }
        });
        for (BlockHeader block : before) {
            Check.same(
                    Optional.of(block.hash()),
                    story.rpc().header(block.height()).map(BlockHeader::hash),
                    "the hash of block " + block.height());
        }
    }
}
