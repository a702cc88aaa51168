package health.parcha.demo.tour;

import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.client.session.Me;
import health.parcha.core.consent.GrantId;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Hex;
import health.parcha.demo.area.Area;
import health.parcha.demo.area.Hospital;
import health.parcha.demo.people.DemoPerson;
import health.parcha.demo.people.Town;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the steps share: the town, who came into the story so far, what was written and granted. */
final class Story implements AutoCloseable {
    private final Town town;
    private final Path product;
    private final SecureRandom random;
    private final Consumer<String> say;
    private final String run;
    private final Canaries canaries;
    private final Map<Part, DemoPerson> people = new HashMap<>();
    private final Map<Part, Me> sessions = new HashMap<>();
    private final Map<String, RecordId> records = new HashMap<>();
    private final Map<Part, GrantId> grants = new HashMap<>();
    private final HttpTransport transport;
    private final EthRpc rpc;
    private Optional<Hospital> admitted = Optional.empty();

    /** The people of the story. */
    enum Part {
        /** The patient. */
        AMINA,
        /** The same person once more, under other keys. */
        AMINA_AGAIN,
        /** Her cardiologist, at the first hospital. */
        SALOME,
        /** An internist at the second hospital, who is granted. */
        GABRIEL,
        /** A physician at the third hospital, who wrote years ago. */
        LOUISE,
        /** A physician at the fourth hospital, who is granted after Gabriel. */
        IDRISS;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    Story(Town town, Path product, SecureRandom random, Consumer<String> say) {
        this.town = town;
        this.product = product;
        this.random = random;
        this.say = say;
        byte[] name = new byte[3];
        random.nextBytes(name);
        this.run = "tour-" + Hex.of(name);
        this.canaries = Canaries.draw(random);
        this.transport = new HttpTransport(town.area().chain());
        this.rpc = new EthRpc(transport);
    }

    Town town() {
        return town;
    }

    Area area() {
        return town.area();
    }

    /** Where the built product lies. */
    Path product() {
        return product;
    }

    SecureRandom random() {
        return random;
    }

    void say(String sentence) {
        say.accept("  " + sentence);
    }

    Canaries canaries() {
        return canaries;
    }

    EthRpc rpc() {
        return rpc;
    }

    ChainReader chain() {
        return new ChainReader(rpc, town.network().contracts());
    }

    /** What the roster knows somebody of this tour by: tours of one area do not meet each other. */
    String key(Part part) {
        return run + "-" + part.key();
    }

    /** The founders in their order, from 0. */
    Hospital founder(int place) {
        return founders().get(place);
    }

    List<Hospital> founders() {
        return area().hospitals().stream().filter(Hospital::founder).toList();
    }

    void admitted(Hospital hospital) {
        admitted = Optional.of(hospital);
    }

    /** The hospital that was voted in. */
    Hospital admitted() {
        return admitted.orElseThrow(() -> missing("no hospital was voted in"));
    }

    void enter(Part part, DemoPerson person) {
        people.put(part, person);
    }

    DemoPerson person(Part part) {
        return Optional.ofNullable(people.get(part)).orElseThrow(() -> missing(part + " has no account"));
    }

    /** That person, logged in. */
    Me me(Part part) {
        DemoPerson person = person(part);
        return sessions.computeIfAbsent(part, p -> town.accounts().logIn(person));
    }

    void wrote(String name, RecordId record) {
        records.put(name, record);
    }

    RecordId record(String name) {
        return Optional.ofNullable(records.get(name))
                .orElseThrow(() -> missing("the record " + name + " was not written"));
    }

    void granted(Part part, GrantId grant) {
        grants.put(part, grant);
    }

    GrantId grant(Part part) {
        return Optional.ofNullable(grants.get(part)).orElseThrow(() -> missing(part + " was granted nothing"));
    }

    private static Check.Broken missing(String what) {
        return new Check.Broken("An earlier step failed: " + what + ".");
    }

    @Override
    public void close() {
        sessions.values().forEach(Me::close);
        transport.close();
    }
}
