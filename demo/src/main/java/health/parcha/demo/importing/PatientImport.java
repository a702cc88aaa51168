package health.parcha.demo.importing;

import health.parcha.client.consent.Grant;
import health.parcha.client.consent.GrantTerms;
import health.parcha.client.consent.Grants;
import health.parcha.client.consent.MadeGrant;
import health.parcha.client.reading.FoldIndex;
import health.parcha.client.record.AddRecord;
import health.parcha.client.record.Added;
import health.parcha.client.record.Authority;
import health.parcha.client.record.NewRecord;
import health.parcha.client.session.Me;
import health.parcha.client.share.Share;
import health.parcha.client.share.Shares;
import health.parcha.client.wire.Blob;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.demo.area.DemoFault;
import health.parcha.demo.people.Population;
import health.parcha.fhir.bundle.EncounterId;
import health.parcha.fhir.bundle.ImportResult.Imported;
import health.parcha.fhir.bundle.ImportedRecord;
import health.parcha.fhir.content.ConsentDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes one patient's bundle into the patient's file, as it would have come about: the patient grants each doctor, each
 * doctor writes what is his, the patient folds the index. Any step may be repeated.
 */
final class PatientImport {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int TRIES = 40;

    private final Me owner;
    private final Population population;
    private final RecordIds ids;
    private final Progress progress;

    PatientImport(Me owner, Population population, RecordIds ids, Progress progress) {
        this.owner = owner;
        this.population = population;
        this.ids = ids;
        this.progress = progress;
    }

    void write(Imported bundle, Doctors doctors) {
        Map<String, List<NewRecord>> byDoctor = byDoctor(bundle, doctors);
        grant(byDoctor.keySet());
        byDoctor.forEach((doctor, records) -> add(population.session(doctor), records));
        new FoldIndex(owner).fold();
    }

    private Map<String, List<NewRecord>> byDoctor(Imported bundle, Doctors doctors) {
        Map<String, List<NewRecord>> byDoctor = new TreeMap<>();
        int place = 0;
        for (ImportedRecord record : bundle.records()) {
            byDoctor.computeIfAbsent(doctors.of(record, bundle.patient().id()), d -> new ArrayList<>())
                    .add(NewRecord.first(
                            ids.of(bundle.patient().id(), place++),
                            record.category(),
                            record.type(),
                            record.time(),
                            record.encounter().map(EncounterId::value),
                            Optional.of(record.title()),
                            "application/fhir+json",
                            Blob.of(record.content().bytes())));
        }
        return byDoctor;
    }

    private void grant(Set<String> doctors) {
        List<AccountId> granted = new Grants(owner)
                .active().stream()
                        .map(MadeGrant::ticket)
                        .filter(ticket -> ticket.writeBack())
                        .map(ticket -> ticket.grantee())
                        .toList();
        doctors.stream()
                .map(doctor -> population.session(doctor).account())
                .filter(doctor -> !granted.contains(doctor))
                .forEach(this::grant);
    }

    private void grant(AccountId doctor) {
        Instant now = owner.now();
        Instant until = now.plus(YEAR);
        String consent = new ConsentDocument(
                        owner.account(),
                        doctor,
                        GrantTerms.wholeFile(),
                        true,
                        Purpose.TREATMENT,
                        "",
                        now,
                        until,
                        Optional.empty())
                .content()
                .text();
        new Grant(owner).grant(new GrantTerms(doctor, GrantTerms.wholeFile(), true, true, until, "treatment", consent));
    }

    /** A doctor's device does one thing at a time. */
    private void add(Me doctor, List<NewRecord> records) {
        synchronized (doctor) {
            List<NewRecord> left = records;
            for (int i = 0; !left.isEmpty(); i++) {
                List<NewRecord> refused = refused(doctor, left);
                if (!refused.isEmpty()) {
                    if (i == TRIES) {
                        throw new DemoFault(
                                "NOT_TAKEN",
                                refused.size() + " records of " + owner.account() + " were not taken.",
                                "Start the demo again; what is there is not written twice.");
                    }
                    owner.surroundings().pause(Duration.ofMillis(500));
                }
                left = refused;
            }
        }
    }

    private List<NewRecord> refused(Me doctor, List<NewRecord> records) {
        Share share = share(doctor);
        List<Added> answers = new AddRecord(doctor).add(owner.account(), new Authority.Shared(share), records);
        List<NewRecord> refused = new ArrayList<>();
        int wrote = 0;
        for (int i = 0; i < answers.size(); i++) {
            switch (answers.get(i)) {
                case Added.Stored stored -> wrote++;
                case Added.NotTaken no when no.code().equals("EXISTS") -> progress.found(1);
                case Added.NotTaken no
                when no.code().equals("CHAIN_STALE")
                        || no.code().equals("NOT_GRANTED")
                        || no.code().equals("NO_ANSWER") -> refused.add(records.get(i));
                case Added.NotTaken no ->
                    throw new DemoFault(no.code(), "Record " + no.id() + ": " + no.cause(), no.next());
            }
        }
        progress.wrote(wrote);
        return refused;
    }

    /** The doctor's node may see the grant a block later than the patient's. */
    private Share share(Me doctor) {
        Shares shares = new Shares(doctor);
        for (int i = 0; i < TRIES; i++) {
            Optional<Share> share = shares.find(owner.account());
            if (share.isPresent()) {
                return share.get();
            }
            owner.surroundings().pause(Duration.ofMillis(250));
        }
        return shares.of(owner.account());
    }
}
