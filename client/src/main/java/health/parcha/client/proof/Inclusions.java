package health.parcha.client.proof;

import health.parcha.chain.contract.AnchorFacts;
import health.parcha.client.CheckFailed;
import health.parcha.client.network.Network;
import health.parcha.core.party.MemberNumber;
import health.parcha.log.Hash;
import health.parcha.log.LeafIndex;
import health.parcha.log.LogFailure;
import health.parcha.log.ProofBuilder;
import health.parcha.log.Receipt;
import health.parcha.log.SignedCheckpoint;
import health.parcha.log.TlogProof;
import health.parcha.log.TreeSize;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether what a receipt promised stands in the member's published log: one checkpoint a member, its tiles fetched once.
 * Safe for use by many threads.
 */
public final class Inclusions {
    /** A member's head and the tiles below it. */
    private record Head(MemberLog log, SignedCheckpoint checkpoint, Tiles tiles) {}

    private final Network network;
    private final Map<MemberNumber, Head> heads = new ConcurrentHashMap<>();

    public Inclusions(Network network) {
        this.network = network;
    }

    /** The head that answers are against. */
    public SignedCheckpoint checkpoint(MemberNumber member) {
        return head(member).checkpoint();
    }

    /**
     * Checks that the receipt's leaf stands at its index.
     *
     * @return the checkpoint; empty where the log has not published the entry yet and its deadline is not over
     * @throws CheckFailed NOT_IN_LOG where the log broke its promise
     */
    public Optional<SignedCheckpoint> check(MemberNumber member, Receipt receipt) {
        Head head = head(member);
        if (!head.checkpoint().size().covers(receipt.index())) {
            return Optional.empty();
        }
        try {
            new ProofBuilder(head.tiles())
                    .inclusion(receipt.index(), head.checkpoint().size())
                    .verify(receipt.leaf(), head.checkpoint().root());
            return Optional.of(head.checkpoint());
        } catch (LogFailure e) {
            throw new CheckFailed(
                    "NOT_IN_LOG",
                    "The log of " + head.log() + " does not hold what its receipt promised: " + e.sentence());
        }
    }

    /** The proof of an entry, as a text that is checked offline. */
    public TlogProof proof(MemberNumber member, LeafIndex index) {
        Head head = head(member);
        try {
            return TlogProof.of(index, head.checkpoint(), head.tiles());
        } catch (LogFailure e) {
            throw new CheckFailed(
                    "NOT_IN_LOG",
                    "The log of " + head.log() + " gives no proof of entry " + index + ": " + e.sentence(),
                    "Wait a minute, until the log has published it, and try again.");
        }
    }

    /**
     * Checks that a signed head and the root that the member has anchored are two states of one log.
     *
     * @return whether the anchor covers the whole head, so that what is in the head is anchored
     * @throws CheckFailed ANCHOR_MISMATCH where the log has shown two histories
     */
    public boolean isAnchored(MemberNumber member, SignedCheckpoint shown, AnchorFacts anchor) {
        TreeSize anchored = new TreeSize(anchor.size());
        Hash root = Hash.of(anchor.root().toArray());
        Head head = head(member);
        try {
            ProofBuilder proofs = new ProofBuilder(head.tiles());
            if (anchored.compareTo(shown.size()) >= 0) {
                proofs.consistency(shown.size(), anchored).verify(shown.root(), root);
                return true;
            }
            proofs.consistency(anchored, shown.size()).verify(root, shown.root());
            return false;
        } catch (LogFailure e) {
            throw new CheckFailed(
                    "ANCHOR_MISMATCH",
                    "The log of " + head.log() + " and its anchor on the chain are not one history: " + e.sentence());
        }
    }

    private Head head(MemberNumber member) {
        return heads.computeIfAbsent(member, number -> {
            MemberLog log = MemberLog.of(network.member(number));
            return new Head(log, log.newestCheckpoint(network.door(number)), new Tiles(network.door(number)));
        });
    }
}
