package health.parcha.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A member's own log, for writing. {@link #append} sequences entries within the caller's transaction; {@link #integrate}
 * brings what is committed into the tree and publishes a checkpoint, and must run at least once a second while the log
 * grows, from one thread. Holds no state: a new instance on the same storage goes on where the last one ended, however it ended.
 */
public final class RecordLog {
    /** The most entries one step takes in, so that a long pause does not need much memory: 32 full tiles. */
    private static final int STEP = 32 * TileId.FULL;

    private final LogOrigin origin;
    private final LogStorage storage;
    private final NoteSigner logKey;
    private final NoteSigner receiptKey;

    private RecordLog(LogOrigin origin, LogStorage storage, NoteSigner logKey, NoteSigner receiptKey) {
        this.origin = origin;
        this.storage = storage;
        this.logKey = logKey;
        this.receiptKey = receiptKey;
        requireName(logKey, origin.logKey());
        requireName(receiptKey, origin.receiptKey());
        if (logKey.verifier().key().equals(receiptKey.verifier().key())) {
            throw new IllegalArgumentException("the log key and the receipt key must be two keys");
        }
    }

    /**
     * Opens a log that exists.
     *
     * @throws LogAbsent where the storage holds no checkpoint
     * @throws LogFailure where the stored checkpoint is not of this origin and key
     */
    public static RecordLog open(LogOrigin origin, LogStorage storage, NoteSigner logKey, NoteSigner receiptKey) {
        RecordLog log = new RecordLog(origin, storage, logKey, receiptKey);
        log.checkpoint();
        return log;
    }

    /**
     * Starts a new log with a checkpoint of size 0. Only for a member that never had one: a second log of one origin is a
     * fork. Durable on return.
     *
     * @throws WriterConflict where the storage holds a log already: open that
     */
    public static RecordLog create(LogOrigin origin, LogStorage storage, NoteSigner logKey, NoteSigner receiptKey) {
        RecordLog log = new RecordLog(origin, storage, logKey, receiptKey);
        storage.replaceCheckpoint(
                Optional.empty(),
                log.sign(TreeSize.EMPTY, Hash.OF_EMPTY_TREE).note().bytes());
        return log;
    }

    /**
     * Sequences entries: durable when the caller's transaction commits. The receipts, one an entry and in their order,
     * MUST NOT leave the node before that.
     */
    public List<Receipt> append(List<Entry> entries, Instant now) {
        if (entries.isEmpty()) {
            return List.of();
        }
        LeafIndex first = storage.append(entries);
        List<Receipt> receipts = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            receipts.add(receipt(first.plus(receipts.size()), entry, now));
        }
        return receipts;
    }

    /**
     * The receipt of an entry that was appended at that index and time, as {@link #append} returned it: a node needs to
     * keep index and time alone.
     */
    public Receipt receipt(LeafIndex index, Entry entry, Instant time) {
        return Receipt.of(origin, index, entry.leaf(), time);
    }

    /** Signs a receipt; the same receipt gives the same note each time. */
    public Note sign(Receipt receipt) {
        return Note.sign(receipt.text(), receiptKey);
    }

    /**
     * Integrates all entries that are committed by now and publishes the checkpoint that covers them. Durable on return;
     * after any failure, calling it again is the recovery.
     *
     * @return the latest checkpoint, also where nothing was to do
     * @throws WriterConflict where another writer published meanwhile; nothing of this attempt is published
     * @throws LogForked where the stored tiles do not lead to the stored checkpoint; stop writing
     */
    public SignedCheckpoint integrate() {
        SignedCheckpoint latest = checkpoint();
        while (true) {
            List<Entry> entries = storage.entries(new LeafIndex(latest.size().value()), STEP);
            if (entries.isEmpty()) {
                return latest;
            }
            latest = integrate(latest, entries);
        }
    }

    /** The latest published checkpoint, its signature checked. */
    public SignedCheckpoint checkpoint() {
        byte[] note = storage.checkpoint()
                .orElseThrow(() -> new LogAbsent("log " + origin + " has no checkpoint in its storage; restore the"
                        + " database, or create the log if this member never had one"));
        return SignedCheckpoint.open(note, origin, logKey.verifier());
    }

    /**
     * Makes sure that this log goes on from what others have seen of it: to be called before writing, with the checkpoint
     * that stands on chain or at a witness. A storage restored from an old copy is refused here.
     *
     * @throws LogForked where this log is shorter than that, or another
     */
    public void requireContinuationOf(TreeSize size, Hash root) {
        TreeSize own = checkpoint().size();
        if (own.compareTo(size) < 0) {
            throw new LogForked("log " + origin + " has " + own + " entries, others have seen " + size
                    + "; restore the missing ones before writing");
        }
        if (!new ProofBuilder(storage::tiles).root(size).equals(root)) {
            throw new LogForked("log " + origin + " differs from what others have seen at size " + size
                    + "; do not write, keep both for the officers");
        }
    }

    /**
     * Adds a witness's cosignature to the latest checkpoint. Durable on return.
     *
     * @return the cosigned checkpoint; empty where a later checkpoint was published meanwhile, which the witness has not
     *     seen
     * @throws SignatureRefused where it is not that witness's over this checkpoint
     * @throws WriterConflict where a later checkpoint was published in this very moment; nothing was changed
     */
    public Optional<SignedCheckpoint> witness(SignedCheckpoint seen, NoteSignature cosignature, NoteVerifier witness) {
        SignedCheckpoint latest = checkpoint();
        if (!latest.checkpoint().equals(seen.checkpoint())) {
            return Optional.empty();
        }
        SignedCheckpoint cosigned = latest.witnessed(cosignature, witness);
        storage.replaceCheckpoint(
                Optional.of(latest.note().bytes()), cosigned.note().bytes());
        return Optional.of(cosigned);
    }

    private SignedCheckpoint integrate(SignedCheckpoint former, List<Entry> entries) {
        TreeEdge edge = edge(former);
        entries.forEach(entry -> edge.append(entry.leaf()));
        // A crash from here on leaves tiles that no checkpoint covers yet. They follow from committed entries, so the
        // next attempt, by whomever, stores the same.
        storage.storeTiles(edge.takeChanged());
        // Point of no return: once the checkpoint is stored, this history is the log's for ever. The tiles must be
        // there
        // before, since a checkpoint without them could not be proved.
        SignedCheckpoint next = sign(edge.size(), edge.root());
        storage.replaceCheckpoint(
                Optional.of(former.note().bytes()), next.note().bytes());
        return next;
    }

    /** Restores the edge and refuses to build on tiles that do not lead to what was signed. */
    private TreeEdge edge(SignedCheckpoint former) {
        TreeEdge edge = TreeEdge.of(former.size(), storage.tiles(TreeEdge.tilesOf(former.size())));
        if (!edge.root().equals(former.root())) {
            throw new LogForked("the tiles of log " + origin + " do not lead to its checkpoint of size " + former.size()
                    + "; check the log and restore before writing");
        }
        return edge;
    }

    private SignedCheckpoint sign(TreeSize size, Hash root) {
        return SignedCheckpoint.sign(Checkpoint.of(origin, size, root), logKey);
    }

    private static void requireName(NoteSigner signer, KeyName name) {
        if (!signer.verifier().name().equals(name)) {
            throw new IllegalArgumentException(
                    "the key is named " + signer.verifier().name() + ", not " + name);
        }
    }
}
