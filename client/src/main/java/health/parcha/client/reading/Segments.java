package health.parcha.client.reading;

import health.parcha.client.CheckFailed;
import health.parcha.client.people.Person;
import health.parcha.client.session.Notes;
import health.parcha.core.party.NetworkId;
import health.parcha.seal.IndexSegment;
import health.parcha.seal.SealException;
import health.parcha.seal.SegmentHead;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.HybridIdentity;
import java.util.List;
import java.util.Optional;

/**
 * Opens index segments and checks them: owner's signature, owner and network, no lower version than seen. Segments of one
 * category come in runs, so the identity that fitted last is tried first. Not for use by two threads.
 */
final class Segments {
    private final NetworkId network;
    private final Person owner;
    private final Notes notes;
    private final List<HybridIdentity> indexes;
    private Optional<HybridIdentity> hot = Optional.empty();

    Segments(NetworkId network, Person owner, Notes notes, List<HybridIdentity> indexes) {
        this.network = network;
        this.owner = owner;
        this.notes = notes;
        this.indexes = indexes;
    }

    /**
     * Opens one.
     *
     * @return empty where none of the identities opens it: it is of a category or epoch that was not handed over
     * @throws CheckFailed where it is not the owner's word, or an older one than was seen
     */
    Optional<IndexSegment> open(byte[] file) {
        Optional<IndexSegment> first = hot.flatMap(identity -> attempt(file, identity));
        if (first.isPresent()) {
            return first.map(this::checked);
        }
        for (HybridIdentity identity : indexes) {
            Optional<IndexSegment> opened = attempt(file, identity);
            if (opened.isPresent()) {
                hot = Optional.of(identity);
                return opened.map(this::checked);
            }
        }
        return Optional.empty();
    }

    private static Optional<IndexSegment> attempt(byte[] file, HybridIdentity identity) {
        try {
            return Optional.of(IndexSegment.open(file, identity));
        } catch (AgeException.NoIdentityMatched e) {
            return Optional.empty();
        } catch (AgeException e) {
            throw new CheckFailed(e.code(), "A part of the index is damaged: " + e.getMessage() + ".");
        } catch (SealException e) {
            throw new CheckFailed(e.code(), "A part of the index is damaged: " + e.getMessage() + ".");
        }
    }

    private IndexSegment checked(IndexSegment segment) {
        SegmentHead head = segment.head();
        boolean ours = head.network().equals(network)
                && head.account().equals(owner.account())
                && segment.isSignedBy(owner.recordKey());
        if (!ours) {
            throw new CheckFailed("INDEX_SIGNATURE", "A part of the index is not signed by the owner of the file.");
        }
        String name = name(head);
        if (head.version() < notes.segmentVersion(name)) {
            throw new CheckFailed(
                    "INDEX_OLDER",
                    "A node serves version " + head.version() + " of a part of the index; version "
                            + notes.segmentVersion(name) + " was seen before.");
        }
        notes.segmentSeen(name, head.version());
        return segment;
    }

    private static String name(SegmentHead head) {
        return head.account() + "/" + head.category().code() + "/" + head.year();
    }
}
