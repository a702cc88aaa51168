package health.parcha.demo.importing;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How far the import is. Safe for use by many threads. */
public final class Progress {
    private final int patients;
    private final long began = System.nanoTime();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Set<String> done = new HashSet<>();
    private long firstRecord;
    private long lastRecord;
    private int records;
    private int present;

    Progress(int patients) {
        this.patients = patients;
    }

    synchronized void wrote(int count) {
        if (firstRecord == 0) {
            firstRecord = System.nanoTime();
        }
        records += count;
        lastRecord = System.nanoTime();
    }

    /** Records that a former run wrote. */
    synchronized void found(int count) {
        present += count;
    }

    synchronized void patientDone(String key) {
        done.add(key);
        lastRecord = System.nanoTime();
    }

    /** Something that a person should know of when all is done. */
    synchronized void remark(String sentence) {
        remarks.add(sentence);
    }

    public synchronized List<String> remarks() {
        return List.copyOf(remarks);
    }

    public synchronized int records() {
        return records;
    }

    /** One line. */
    public synchronized String line() {
        String found = present == 0 ? "" : ", " + present + " were there before";
        return "%d of %d patients imported, %d records written%s".formatted(done.size(), patients, records, found);
    }

    /** Records a second, from the first one written to the last file folded. */
    public synchronized double rate() {
        return records == 0 ? 0 : records / Math.max(1e-9, (lastRecord - firstRecord) / 1e9);
    }

    public synchronized double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }
}
