package health.parcha.bench.area;

import health.parcha.client.Surroundings;
import health.parcha.client.account.Demographics;
import health.parcha.client.network.Network;
import health.parcha.client.network.NetworkManifest;
import health.parcha.client.session.Me;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.demo.area.AreaFolder;
import health.parcha.demo.people.Accounts;
import health.parcha.demo.people.DemoPerson;
import health.parcha.demo.people.Roster;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The people of a running demo as a client meets them: those who are there log in with their keystores, new ones register.
 * {@link #close()} wipes everybody's keys.
 */
public final class Residents implements AutoCloseable {
    private final AreaFolder area;
    private final Network network;
    private final Roster there;
    private final Accounts accounts;
    private final List<Me> loggedIn = new ArrayList<>();

    private Residents(AreaFolder area, Network network, Roster there, Accounts accounts) {
        this.area = area;
        this.network = network;
        this.there = there;
        this.accounts = accounts;
    }

    /**
     * The people of that area.
     *
     * @param own folder for the keystores of who registers here
     * @param http what all of them talk through
     */
    public static Residents of(AreaFolder area, Path own, HttpClient http) {
        try {
            Path keystores = Files.createDirectories(own.resolve("keystores"));
            Network network = new Network(NetworkManifest.read(Files.readAllBytes(area.network())), http);
            Accounts accounts = new Accounts(
                    network,
                    Roster.in(new AreaFolder(own)),
                    keystores,
                    Surroundings.system(Surroundings.Progress.silent()));
            return new Residents(area, network, Roster.in(area), accounts);
        } catch (IOException e) {
            throw new Unmeasured("The area's files cannot be used: " + e, e);
        }
    }

    public Network network() {
        return network;
    }

    /** The manifest that clients pin. */
    public Path manifest() {
        return area.network();
    }

    /** The hospitals, by number. */
    public List<MemberNumber> hospitals() {
        return network.members().stream().map(member -> member.number()).toList();
    }

    /** One who was there when the area was made: the first, second, ... of that role at that hospital, from 0. */
    public DemoPerson find(Role role, MemberNumber hospital, int place) {
        return there.all().stream()
                .filter(person -> person.role() == role && person.member().equals(hospital))
                .sorted(Comparator.comparing(DemoPerson::key))
                .skip(place)
                .findFirst()
                .orElseThrow(() -> new Unmeasured(
                        "The demo has no " + role.code() + " number " + place + " at hospital " + hospital + "."));
    }

    /** Logs in; stays logged in until all of this is closed. */
    public Me logIn(DemoPerson person) {
        Me me = accounts.logIn(person);
        loggedIn.add(me);
        return me;
    }

    /** Registers a patient there and has the admin verify the person, who is told from others by the date of birth. */
    public DemoPerson newPatient(String key, LocalDate birth, MemberNumber hospital) {
        Demographics who = new Demographics(
                "Bench", "Mark", birth, "Rennes", "1 rue du Bac, Rennes", Optional.empty(), Optional.empty());
        DemoPerson patient = accounts.patient(key, "Bench " + key, who, hospital);
        Accounts.verify(logIn(find(Role.ADMIN, hospital, 0)), patient.account());
        return patient;
    }

    @Override
    public void close() {
        loggedIn.forEach(Me::close);
    }
}
