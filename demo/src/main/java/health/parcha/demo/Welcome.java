package health.parcha.demo;

import health.parcha.core.party.Role;
import health.parcha.demo.area.Hospital;
import health.parcha.demo.people.DemoPerson;
import health.parcha.demo.people.Town;

/** What a person sees when the area is ready: where to look and what to try. */
record Welcome(Town town, Terminal terminal) {
    void tell() {
        for (Hospital hospital : town.area().hospitals()) {
            terminal.accept("  %-24s %s/".formatted(hospital.name(), hospital.url()));
        }
        String file = town.area().folder().areaFile().toString();
        String patient = first(Role.PATIENT);
        terminal.accept("Waits are seconds here, so that a vote can be watched: "
                + town.network().manifest().json().fields("waits").whole("timelock") + " s.");
        terminal.accept("Try, in another terminal:");
        terminal.accept("  export PARCHA_AREA=" + file);
        terminal.accept(
                "  ./parcha record list --as \"" + patient + "\"        a whole file, from all hospitals, checked");
        terminal.accept("  ./parcha audit mine --as \"" + patient + "\"         who opened it");
        terminal.accept("  ./parcha org directory --as \"" + first(Role.DOCTOR) + "\"");
        terminal.accept("  ./parcha demo status");
        terminal.accept("Ctrl-C or ./parcha demo stop ends it; the next start goes on where it was.");
    }

    private String first(Role role) {
        return town.roster().all().stream()
                .filter(person -> person.role() == role)
                .map(DemoPerson::name)
                .findFirst()
                .orElse("NAME");
    }
}
