package health.parcha.bench.reading;

import health.parcha.bench.wire.MeteredHttp;
import health.parcha.bench.wire.ThreadCpu;
import health.parcha.client.CheckFailed;
import health.parcha.client.Unreachable;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.reading.History;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.client.session.Me;
import health.parcha.client.share.Share;
import health.parcha.client.share.Shares;
import health.parcha.core.consent.AccessAct;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.signed.Json;
import health.parcha.core.stream.ItemReader;
import java.io.IOException;
import java.net.URI;
import java.util.function.LongSupplier;

/** The ways to take one shared file, each timed. */
final class Readings {
    private static final Purpose PURPOSE = Purpose.TREATMENT;

    private final Me me;
    private final MeteredHttp http;
    private final Share share;

    private Readings(Me me, MeteredHttp http, Share share) {
        this.me = me;
        this.http = http;
        this.share = share;
    }

    static Readings of(Me me, MeteredHttp http, AccountId owner) {
        return new Readings(me, http, new Shares(me).of(owner));
    }

    String take(String command) {
        return switch (command) {
            case "open" -> timed(this::open).line();
            case "fetch" -> timed(this::fetch).line();
            default -> timed(() -> get(URI.create(command))).line();
        };
    }

    private Reading timed(LongSupplier taking) {
        long received = http.traffic().received();
        ThreadCpu cpu = ThreadCpu.now();
        long began = System.nanoTime();
        long records = taking.getAsLong();
        long nanos = System.nanoTime() - began;
        return new Reading(
                nanos,
                ThreadCpu.now().since(cpu).toNanos(),
                records,
                http.traffic().received() - received);
    }

    /** The whole file, opened and every check passed. */
    private long open() {
        History history = new ReadHistory(me).shared(share, Scope.all(), PURPOSE);
        if (!history.allChecked() || !history.isComplete()) {
            throw new CheckFailed("BENCH_HISTORY", "The history is not whole or does not pass its checks.");
        }
        return history.items().size();
    }

    /** The same stream, thrown away as it comes. */
    private long fetch() {
        Json.Fields request = Json.object().put("act", me.sign(act()).compact()).done();
        try (ItemReader items = me.door().postForItems("/reads", request)) {
            while (items.next().isPresent()) {}
            return 0;
        } catch (IOException e) {
            throw me.door().cut(e);
        }
    }

    private AccessAct act() {
        return me.act(share.owner().account(), AccessBasis.TICKET, share.id().hex(), PURPOSE);
    }

    /** A plain download. */
    private long get(URI file) {
        if (NodeDoor.at(http, file).getRaw("").length == 0) {
            throw new Unreachable(file.toString(), "nothing came");
        }
        return 0;
    }
}
