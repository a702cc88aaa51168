package health.parcha.bench.area;

import health.parcha.client.record.AddRecord;
import health.parcha.client.record.Added;
import health.parcha.client.record.Authority;
import health.parcha.client.record.NewRecord;
import health.parcha.client.session.Me;
import health.parcha.client.share.Share;
import health.parcha.client.share.Shares;
import health.parcha.core.party.AccountId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One doctor's part of a file. */
final class Pen {
    /** Records sealed ahead of being sent. */
    private static final int BATCH = 100;

    private static final int TRIES = 20;
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Me doctor;
    private final AccountId patient;
    private final Encounters encounters;
    private final Written written;

    Pen(Me doctor, AccountId patient, Encounters encounters, Written written) {
        this.doctor = doctor;
        this.patient = patient;
        this.encounters = encounters;
        this.written = written;
    }

    /** Writes the records at {@code first}, {@code first + step}, ... below {@code end}. */
    void write(int first, int step, int end) {
        Share share = share();
        List<NewRecord> batch = new ArrayList<>();
        for (int place = first; place < end; place += step) {
            batch.add(encounters.at(place, doctor.surroundings().random()));
            if (batch.size() == BATCH || place + step >= end) {
                add(share, batch);
                written.add(batch.size());
                batch = new ArrayList<>();
            }
        }
    }

    private void add(Share share, List<NewRecord> records) {
        for (Added answer : new AddRecord(doctor).add(patient, new Authority.Shared(share), records)) {
            if (answer instanceof Added.NotTaken no) {
                throw new Unmeasured("A record was not taken: " + no.code() + ", " + no.cause());
            }
        }
    }

    /** The doctor's node may see the grant a block later than the patient's. */
    private Share share() {
        for (int i = 0; i < TRIES; i++) {
            Optional<Share> share = new Shares(doctor).find(patient);
            if (share.isPresent()) {
                return share.get();
            }
            doctor.surroundings().pause(BETWEEN);
        }
        return new Shares(doctor).of(patient);
    }
}
