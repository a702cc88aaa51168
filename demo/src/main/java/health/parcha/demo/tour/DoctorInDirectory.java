package health.parcha.demo.tour;

import health.parcha.client.account.Directory;
import health.parcha.client.account.Profession;
import health.parcha.client.session.Me;
import health.parcha.demo.area.Hospital;
import health.parcha.demo.people.Accounts;
import health.parcha.demo.people.DemoPerson;
import health.parcha.demo.tour.Story.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Doctors register, are verified with name and specialty, and stand in the directory that patients read. */
final class DoctorInDirectory implements Step {
    @Override
    public List<String> ids() {
        return List.of("S1.2", "S1.7", "S2.4");
    }

    @Override
    public String what() {
        return "Doctors register, are verified with name and specialty, and stand in the directory";
    }

    @Override
    public void run(Story story) throws Exception {
        enter(story, Part.SALOME, "Salomé", "Arnaud", "Cardiologie", story.founder(0));
        enter(story, Part.GABRIEL, "Gabriel", "Costa", "Médecine interne", story.founder(1));
        enter(story, Part.LOUISE, "Louise", "Perret", "Médecine générale", story.founder(2));
        enter(story, Part.IDRISS, "Idriss", "Koné", "Médecine générale", story.admitted());
        Me amina = story.me(Part.AMINA);
        DemoPerson salome = story.person(Part.SALOME);
        Directory.Listed listed = Eventually.get(
                "the directory lists her",
                Duration.ofSeconds(30),
                () -> new Directory(amina)
                        .search("Arnaud", Optional.of("Cardiologie"), Optional.empty()).stream()
                                .filter(one -> one.account().equals(salome.account()))
                                .findFirst());
        Check.same("Salomé", listed.profile().text("name"), "her first name");
        Check.same("Arnaud", listed.profile().text("surname"), "her surname");
        Check.same("Cardiologie", listed.profile().text("specialty"), "her specialty");
        Check.same(story.founder(0).name(), listed.memberName(), "her hospital");
        Check.that(
                new Directory(amina)
                        .search("Arnaud", Optional.of("Pédiatrie"), Optional.empty()).stream()
                                .noneMatch(one -> one.account().equals(salome.account())),
                "a search for another specialty does not find her");
    }

    private static void enter(
            Story story, Part part, String name, String surname, String specialty, Hospital hospital) {
        Profession profession = new Profession(
                name, surname, specialty, "TOUR-" + part.key(), story.canaries().open());
        DemoPerson doctor = story.town().accounts().doctor(story.key(part), profession, hospital.number());
        Accounts.verify(story.town().population().admin(hospital), doctor.account());
        story.enter(part, doctor);
    }
}
