package health.parcha.demo.people;

import health.parcha.chain.key.SigningKey;
import health.parcha.client.account.VerifyAccounts;
import health.parcha.client.session.Me;
import health.parcha.demo.area.Area;
import health.parcha.demo.area.Hospital;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Peoples an area: admins, whom their hospitals' keys make; doctors, whom the admins verify; patients. Everybody registers
 * with own keys. What was done at a former start is found and not done again.
 */
public final class Population {
    private final Area area;
    private final Accounts accounts;
    private final Parallel parallel;
    private final Map<String, Me> sessions = new ConcurrentHashMap<>();

    public Population(Area area, Accounts accounts, Parallel parallel) {
        this.area = area;
        this.accounts = accounts;
        this.parallel = parallel;
    }

    /** Registers admins and doctors and lets the admins into office; afterwards patients can register. */
    public void staff() {
        List<Callable<Void>> doctors = area.hospitals().stream()
                .flatMap(hospital -> java.util.stream.IntStream.range(0, Staff.DOCTORS)
                        .mapToObj(number -> doing(() -> doctor(hospital, number))))
                .toList();
        List<Callable<Void>> admins = area.hospitals().stream()
                .map(hospital -> doing(() -> office(hospital)))
                .toList();
        parallel.all(java.util.stream.Stream.concat(admins.stream(), doctors.stream())
                .toList());
    }

    /** Registers patients. */
    public void patients(List<PlannedPatient> planned) {
        parallel.all(planned.stream()
                .map(p -> doing(() -> accounts.patient(p.key(), p.name(), p.demographics(), p.member())))
                .toList());
    }

    /** Has everybody verified who is not yet, each by the admin of the own hospital. */
    public void verify(List<DemoPerson> people) {
        parallel.all(people.stream()
                .map(person -> doing(() -> {
                    Accounts.verify(admin(area.hospital(person.member())), person.account());
                    return person;
                }))
                .toList());
    }

    /** Staff and imported patients; not who came with a tour. */
    public List<DemoPerson> residents() {
        return accounts.roster().all().stream()
                .filter(person -> person.key().matches("(admin|doctor|patient)-.*"))
                .toList();
    }

    /** The logged-in admin of a hospital. */
    public Me admin(Hospital hospital) {
        return session(Staff.adminKey(hospital));
    }

    /** The logged-in person of that key, logged in once and kept until {@link #close}. */
    public Me session(String key) {
        return sessions.computeIfAbsent(
                key, k -> accounts.logIn(accounts.roster().get(k)));
    }

    /** Wipes the keys of all who were logged in. */
    public void close() {
        sessions.values().forEach(Me::close);
        sessions.clear();
    }

    private DemoPerson doctor(Hospital hospital, int number) {
        return accounts.doctor(Staff.doctorKey(hospital, number), Staff.doctor(hospital, number), hospital.number());
    }

    private DemoPerson office(Hospital hospital) {
        try (SigningKey key = area.adminKey(hospital)) {
            DemoPerson admin = accounts.admin(Staff.adminKey(hospital), Staff.admin(hospital), key, hospital.number());
            Me me = admin(hospital);
            if (!me.facts().isVerified()) {
                new VerifyAccounts(me).verifySelf();
            }
            return admin;
        }
    }

    private static Callable<Void> doing(Callable<DemoPerson> work) {
        return () -> {
            work.call();
            return null;
        };
    }
}
