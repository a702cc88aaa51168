package health.parcha.log;

/** Something wrong with a stored or served log, found by {@link LogCheck}. Each says what an operator does about it. */
public sealed interface Damage {
    /** A sentence for the operator. */
    String sentence();

    /** The checkpoint is missing, malformed, or not signed by the log's key; nothing else could be checked. */
    record CheckpointBad(String cause) implements Damage {
        @Override
        public String sentence() {
            return "The checkpoint cannot be used: " + cause + ". Restore it before anything else.";
        }
    }

    /** A bundle of entries is missing or cut off. Its tile, where present, stood in for it. */
    record EntriesMissing(BundleId bundle, String cause) implements Damage {
        @Override
        public String sentence() {
            return "Entries are missing in " + bundle + ": " + cause + ". Restore them from a copy; the tile "
                    + bundle.leaves() + " tells the right ones.";
        }
    }

    /** An entry does not hash to its leaf. */
    record EntryDiffers(LeafIndex index) implements Damage {
        @Override
        public String sentence() {
            return "Entry " + index + " is not the one that was logged. Restore it from a copy.";
        }
    }

    /** A tile is missing. */
    record TileMissing(TileId tile) implements Damage {
        @Override
        public String sentence() {
            return tile + " is missing. It follows from the entries: store it again.";
        }
    }

    /** A tile is not what follows from the level below. */
    record TileDiffers(TileId tile) implements Damage {
        @Override
        public String sentence() {
            return tile + " does not follow from the level below. Compare with a copy before storing it again.";
        }
    }

    /** Everything was there, and still leads to another root. */
    record RootDiffers(TreeSize size, Hash signed, Hash derived) implements Damage {
        @Override
        public String sentence() {
            return "The checkpoint of size " + size + " signs root " + signed + ", the log leads to " + derived
                    + ". Stop writing and keep both.";
        }
    }

    /** Neither entries nor tile of some leaves are there, so the root could not be derived. */
    record RootUnknown(BundleId firstHole) implements Damage {
        @Override
        public String sentence() {
            return "The root could not be derived: neither entries nor leaf hashes are there in " + firstHole + ".";
        }
    }
}
