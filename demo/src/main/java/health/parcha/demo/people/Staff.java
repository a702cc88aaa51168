package health.parcha.demo.people;

import health.parcha.client.account.Profession;
import health.parcha.demo.area.Hospital;
import java.util.List;

/** Who works at the demo's hospitals: an admin and two doctors each, the same people at every start. */
public final class Staff {
    /** Doctors of each hospital. */
    public static final int DOCTORS = 2;

    private record Name(String given, String surname, String specialty) {}

    private static final List<Name> ADMINS = List.of(
            new Name("Nadia", "Benali", ""),
            new Name("Hervé", "Lacombe", ""),
            new Name("Inès", "Carpentier", ""),
            new Name("Bruno", "Delmas", ""),
            new Name("Sylvie", "Marchetti", ""),
            new Name("Karim", "Haddad", ""),
            new Name("Odile", "Perrin", ""));

    private static final List<Name> PHYSICIANS = List.of(
            new Name("Claire", "Morel", "Médecine générale"),
            new Name("Julien", "Fabre", "Cardiologie"),
            new Name("Aïcha", "Diallo", "Médecine interne"),
            new Name("Mathieu", "Girard", "Pneumologie"),
            new Name("Élise", "Roussel", "Endocrinologie"),
            new Name("Thomas", "Nguyen", "Médecine générale"),
            new Name("Camille", "Berger", "Gériatrie"),
            new Name("Yanis", "Cherif", "Neurologie"),
            new Name("Lucie", "Vasseur", "Pédiatrie"),
            new Name("Paul", "Lemaire", "Rhumatologie"),
            new Name("Mona", "Saïdi", "Dermatologie"),
            new Name("Étienne", "Brun", "Médecine d'urgence"),
            new Name("Hélène", "Caron", "Gynécologie"),
            new Name("Victor", "Aubry", "Médecine générale"));

    private Staff() {}

    public static Profession admin(Hospital hospital) {
        return profession(ADMINS.get(place(hospital) % ADMINS.size()), "ADM-" + hospital.number());
    }

    public static Profession doctor(Hospital hospital, int number) {
        int place = (place(hospital) * DOCTORS + number) % PHYSICIANS.size();
        return profession(PHYSICIANS.get(place), "1010%02d%05d".formatted(place, place * 7919));
    }

    private static int place(Hospital hospital) {
        return Math.toIntExact(hospital.number().value() - 1);
    }

    private static Profession profession(Name name, String licence) {
        return new Profession(name.given(), name.surname(), name.specialty(), licence, "made for the demo");
    }

    /** What the roster knows an admin by. */
    public static String adminKey(Hospital hospital) {
        return "admin-" + hospital.number();
    }

    /** What the roster knows a doctor by; doctors of a hospital are numbered from 0. */
    public static String doctorKey(Hospital hospital, int number) {
        return "doctor-" + hospital.number() + "-" + (number + 1);
    }
}
