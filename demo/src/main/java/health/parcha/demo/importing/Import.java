package health.parcha.demo.importing;

import health.parcha.client.session.Me;
import health.parcha.demo.area.Area;
import health.parcha.demo.area.DemoFault;
import health.parcha.demo.area.Hospital;
import health.parcha.demo.people.Parallel;
import health.parcha.demo.people.Population;
import health.parcha.embedded.os.DurableFile;
import health.parcha.fhir.bundle.ImportResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** The import of all sources. What was finished by a former run is passed over; what was begun goes on. */
public final class Import {
    /** Reading a bundle takes a processor and much memory, so few do it at once. */
    private static final Semaphore READING = new Semaphore(2);

    private final Area area;
    private final Path folder;
    private final RecordIds ids;
    private final List<String> passedOver = new ArrayList<>();

    public Import(Area area, SecureRandom random) {
        this.area = area;
        this.folder = area.folder().imports();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw DemoFault.file("Cannot make " + folder + ".", e);
        }
        this.ids = RecordIds.by(folder.resolve("seed"), random);
    }

    /** Who is to register, at most {@code most} of them; sources that hold no patient are passed over and remembered. */
    public List<Newcomer> newcomers(List<PatientSource> sources, int most) {
        List<Hospital> hospitals = founders();
        Map<String, Newcomer> newcomers = new HashMap<>();
        List<Newcomer> inOrder = new ArrayList<>();
        for (PatientSource source : sources) {
            if (inOrder.size() == most) {
                break;
            }
            Hospital home = hospitals.get(inOrder.size() % hospitals.size());
            newcomer(source, home).ifPresent(one -> {
                if (newcomers.putIfAbsent(one.planned().key(), one) == null) {
                    inOrder.add(one);
                } else {
                    passedOver.add(source.file() + " is about a patient who came already");
                }
            });
        }
        return inOrder;
    }

    private Optional<Newcomer> newcomer(PatientSource source, Hospital home) {
        return switch (source.person().get()) {
            case ImportResult.Imported imported -> {
                Optional<Newcomer> one = Newcomer.of(source, imported.patient(), home.number());
                if (one.isEmpty()) {
                    passedOver.add(source.file() + " gives no name or no date of birth");
                }
                yield one;
            }
            case ImportResult.Directory directory -> Optional.empty();
            case ImportResult.Refused refused -> {
                passedOver.add(refused.file() + ": " + refused.code() + ", " + refused.cause());
                yield Optional.empty();
            }
        };
    }

    /** Imports all of them. The caller shows the progress meanwhile. */
    public Progress begin(List<Newcomer> newcomers) {
        Progress progress = new Progress(newcomers.size());
        passedOver.forEach(progress::remark);
        return progress;
    }

    /** Returns when all are imported, or throws the first failure when the others have ended. */
    public void run(Population population, List<Newcomer> newcomers, Progress progress, Parallel parallel) {
        List<Callable<Void>> work = newcomers.stream()
                .map(newcomer -> (Callable<Void>) () -> {
                    one(population, newcomer, progress);
                    progress.patientDone(newcomer.planned().key());
                    return null;
                })
                .toList();
        parallel.all(work);
    }

    private void one(Population population, Newcomer newcomer, Progress progress) throws InterruptedException {
        Path done = folder.resolve(newcomer.planned().key());
        if (Files.exists(done)) {
            return;
        }
        ImportResult.Imported bundle = read(newcomer, progress);
        Me owner = population.session(newcomer.planned().key());
        new PatientImport(owner, population, ids, progress).write(bundle, new Doctors(founders()));
        DurableFile.replace(done, (bundle.records().size() + " records\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static ImportResult.Imported read(Newcomer newcomer, Progress progress) throws InterruptedException {
        READING.acquire();
        try {
            if (newcomer.source().whole().get() instanceof ImportResult.Imported imported) {
                imported.leftOut()
                        .forEach(left -> progress.remark("%s, entry %d (%s): %s, %s"
                                .formatted(imported.file(), left.entry(), left.type(), left.code(), left.cause())));
                return imported;
            }
            throw new DemoFault(
                    "SOURCE_CHANGED", newcomer.source().file() + " cannot be read any more.", "Start again.");
        } finally {
            READING.release();
        }
    }

    private List<Hospital> founders() {
        return area.hospitals().stream().filter(Hospital::founder).toList();
    }
}
