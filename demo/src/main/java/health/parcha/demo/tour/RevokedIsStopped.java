package health.parcha.demo.tour;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantState;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.client.ClientFault;
import health.parcha.client.consent.Revoke;
import health.parcha.client.reading.History;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.client.record.Authority;
import health.parcha.client.record.Decide;
import health.parcha.client.record.NewRecord;
import health.parcha.client.session.Me;
import health.parcha.client.share.Share;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.demo.tour.Story.Part;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.HybridIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Revoked: stopped within blocks, and the locks are changed; what his department wrote it keeps. */
final class RevokedIsStopped implements Step {
    private static final long MOST_BLOCKS = 3;

    @Override
    public List<String> ids() {
        return List.of("S1.10", "S2.6");
    }

    @Override
    public String what() {
        return "Revoked: refused within 3 blocks, old keys open nothing new, each department keeps its own notes";
    }

    @Override
    public void run(Story story) throws Exception {
        Me amina = story.me(Part.AMINA);
        Share old = OnlyThatDoctor.share(story, Part.GABRIEL);
        List<HybridIdentity> oldKeys = keys(old);
        CompletableFuture<Long> refusedAt = CompletableFuture.supplyAsync(() -> firstRefusal(story, old));
        new Revoke(amina).revoke(story.grant(Part.GABRIEL));
        Check.same(
                GrantState.REVOKED,
                story.chain()
                        .grant(ChainReader.slot(old.ticket().controller(), old.id()), BlockTag.latest())
                        .state(),
                "the grant on chain");
        long blocks = refusedAt.get() - revokedAt(story, old);
        Check.that(blocks <= MOST_BLOCKS, "he is refused within " + MOST_BLOCKS + " blocks, it took " + blocks);
        story.say("Refused " + Math.max(0, blocks) + " blocks after the revocation settled.");
        RecordId later = writtenAfterwards(story);
        oldKeysOpenNothingNew(story, oldKeys, later);
        departmentsKeepTheirOwn(story);
        History next = WholeHistory.read(story, Part.IDRISS);
        Check.that(
                next.allChecked() && !DoctorWrites.of(next, later).isEmpty(),
                "the doctor who keeps access got the new keys and reads on");
    }

    private static List<HybridIdentity> keys(Share share) {
        List<HybridIdentity> keys = new ArrayList<>();
        share.keys()
                .categories()
                .forEach(category -> category.keys().values().forEach(epoch -> keys.add(epoch.vault())));
        return keys;
    }

    /** The chain's height when his reading is refused for the first time. */
    private static long firstRefusal(Story story, Share share) {
        AccountId amina = share.owner().account();
        for (int i = 0; i < 600; i++) {
            try {
                int _ = Acts.served(
                        story.me(Part.GABRIEL),
                        amina,
                        AccessBasis.TICKET,
                        share.id().hex());
                Thread.sleep(150);
            } catch (ClientFault fault) {
                if (Acts.NOT_SERVED.contains(fault.code())) {
                    return story.rpc().head().height().value();
                }
            } catch (java.io.IOException e) {
                throw new Check.Broken("His node cut the stream: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Check.Broken("interrupted");
            }
        }
        throw new Check.Broken("He was never refused.");
    }

    /** The block that revoked: the last one with an event of this grant. */
    private static long revokedAt(Story story, Share share) {
        Bytes32 slot = ChainReader.slot(share.ticket().controller(), share.id());
        return story
                .rpc()
                .logs(
                        BlockHeight.GENESIS,
                        story.rpc().head().height(),
                        List.of(story.town().network().contracts().consents()))
                .stream()
                .filter(event -> event.topics().contains(slot))
                .mapToLong(event -> event.height().value())
                .max()
                .orElseThrow(() -> new Check.Broken("The chain has no event of the grant."));
    }

    private static RecordId writtenAfterwards(Story story) throws Exception {
        Me amina = story.me(Part.AMINA);
        Me salome = story.me(Part.SALOME);
        salome.people().fresh(amina.account());
        NewRecord note = Writing.note(
                salome,
                Category.NOTES,
                "Afterwards",
                "later " + story.canaries().secret());
        var _ = Writing.send(salome, amina.account(), new Authority.Treating(Purpose.TREATMENT), note);
        Eventually.holds("the later record waits for her", Duration.ofSeconds(30), () -> {
            Optional<HistoryItem> waiting =
                    DoctorWrites.of(new ReadHistory(amina).mine(Scope.of(note.id())), note.id()).stream()
                            .findFirst();
            waiting.filter(item -> !item.served().confirmed()).ifPresent(item -> new Decide(amina).accept(item));
            return waiting.filter(item -> item.served().confirmed()).isPresent();
        });
        return note.id();
    }

    private static void oldKeysOpenNothingNew(Story story, List<HybridIdentity> keys, RecordId later)
            throws AgeException {
        History all = new ReadHistory(story.me(Part.AMINA)).mine(Scope.all());
        byte[] before = file(all, story.record("blood"));
        Check.that(Age.open(before, keys).length > 0, "the old keys open what was granted: they are the right ones");
        try {
            int _ = Age.open(file(all, later), keys).length;
            throw new Check.Broken("The old keys open a record that was written after the revocation.");
        } catch (AgeException.NoIdentityMatched expected) {
            // As it must be.
        }
    }

    private static byte[] file(History history, RecordId record) {
        return DoctorWrites.of(history, record).getFirst().served().file().bytes();
    }

    private static void departmentsKeepTheirOwn(Story story) {
        AccountId amina = story.person(Part.AMINA).account();
        History salomes = new ReadHistory(story.me(Part.SALOME)).written(amina, Scope.all(), Purpose.TREATMENT);
        Check.same(
                2,
                DoctorWrites.of(salomes, story.record("ecg")).size(),
                "the versions that the first department keeps");
        History gabriels = new ReadHistory(story.me(Part.GABRIEL)).written(amina, Scope.all(), Purpose.TREATMENT);
        Check.same(
                List.of(story.record("comment")),
                gabriels.items().stream().map(item -> item.served().record()).toList(),
                "what the revoked doctor's department keeps");
        Check.that(
                DoctorWrites.text(gabriels.items().getFirst())
                        .contains(story.canaries().secret()),
                "it opens its own note");
    }
}
