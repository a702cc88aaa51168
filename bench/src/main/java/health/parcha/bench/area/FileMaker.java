package health.parcha.bench.area;

import health.parcha.client.consent.Grant;
import health.parcha.client.consent.GrantTerms;
import health.parcha.client.reading.FoldIndex;
import health.parcha.client.session.Me;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.demo.people.DemoPerson;
import health.parcha.fhir.content.ConsentDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Makes files as they come about: the patient grants, doctors of all hospitals write at the same time, the patient folds. */
public final class FileMaker {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1950, 1, 1);
    private static final Duration YEAR = Duration.ofDays(365);

    private final Residents residents;
    private final Encounters encounters;

    public FileMaker(Residents residents, Encounters encounters) {
        this.residents = residents;
        this.encounters = encounters;
    }

    /** A new patient with that many records. */
    public LongFile make(int records) {
        MemberNumber home = residents.hospitals().getFirst();
        Say.line("a patient of %d records registers".formatted(records));
        DemoPerson patient = residents.newPatient("bench-" + records, FIRST_BIRTH.plusDays(records), home);
        Me owner = residents.logIn(patient);
        List<Me> doctors = residents.hospitals().stream()
                .map(hospital -> residents.logIn(residents.find(Role.DOCTOR, hospital, 0)))
                .toList();
        DemoPerson reader = residents.find(Role.DOCTOR, residents.hospitals().getLast(), 1);
        doctors.forEach(doctor -> new Grant(owner).grant(wholeFile(owner, doctor.account(), true)));
        new Grant(owner).grant(wholeFile(owner, reader.account(), false));
        write(owner.account(), doctors, records);
        long began = System.nanoTime();
        fold(owner, records);
        Say.line("%d records folded in %.1f s".formatted(records, (System.nanoTime() - began) / 1e9));
        return new LongFile(patient, owner, reader, records);
    }

    /** The home learns moments after a receipt that another hospital keeps records, so there may be more than one turn. */
    private static void fold(Me owner, int records) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        int folded = new FoldIndex(owner).fold();
        while (folded < records) {
            if (System.nanoTime() > patience) {
                throw new Unmeasured(folded + " of " + records + " records came into the index.");
            }
            owner.surroundings().pause(BETWEEN);
            folded += new FoldIndex(owner).fold();
        }
    }

    /** A grant of everything that is not in the private drawer, the past included. */
    public static GrantTerms wholeFile(Me owner, AccountId grantee, boolean writeBack) {
        Instant now = owner.now();
        Instant until = now.plus(YEAR);
        String consent = new ConsentDocument(
                        owner.account(),
                        grantee,
                        GrantTerms.wholeFile(),
                        true,
                        Purpose.TREATMENT,
                        "",
                        now,
                        until,
                        Optional.empty())
                .content()
                .text();
        return new GrantTerms(grantee, GrantTerms.wholeFile(), true, writeBack, until, "treatment", consent);
    }

    private void write(AccountId patient, List<Me> doctors, int records) {
        long began = System.nanoTime();
        Written written = new Written(records);
        List<CompletableFuture<Void>> writing = new ArrayList<>();
        for (int i = 0; i < doctors.size(); i++) {
            Pen pen = new Pen(doctors.get(i), patient, encounters, written);
            int first = i;
            writing.add(CompletableFuture.runAsync(
                    () -> pen.write(first, doctors.size(), records), Thread::startVirtualThread));
        }
        try {
            writing.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Say.line("%d records written in %.1f s (%.0f records/s)".formatted(records, seconds, records / seconds));
    }
}
