package health.parcha.node.reads;

import health.parcha.core.consent.AccessAct;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemReader;
import health.parcha.node.acts.Homes;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.peers.Peers;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gathers a read for a reader of this member: asks the subject's home who keeps records, then all of them at once, and passes
 * their items through. Whoever does not answer is named in the stream.
 */
@Component
class Gathering {
    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

    private final Serving serving;
    private final Planning planning;
    private final Homes homes;
    private final Peers peers;
    private final MemberNumber self;

    Gathering(Serving serving, Planning planning, Homes homes, Peers peers, NodeSettings settings) {
        this.serving = serving;
        this.planning = planning;
        this.homes = homes;
        this.peers = peers;
        this.self = settings.number();
    }

    /** A read that was allowed as far as this member and the subject's home can tell; nothing has been sent yet. */
    interface Begun {
        void writeTo(SharedItems out) throws IOException;
    }

    /**
     * Begins a read.
     *
     * @throws Refused where this member or the home refuses it: nothing was logged and nothing is sent
     */
    Begun begin(Signed<AccessAct> act, Wish wish) {
        if (act.document().basis() == AccessBasis.AUTHOR) {
            Serving.Prepared own = serving.prepare(act, serving.scope(act.document()), wish);
            return own::writeTo;
        }
        MemberNumber home = homes.of(act.document().subject()).getFirst();
        return home.equals(self) ? atHome(act, wish) : abroad(act, wish, home);
    }

    private Begun atHome(Signed<AccessAct> act, Wish wish) {
        Serving.Scope scope = serving.scope(act.document());
        Planning.Plan plan = planning.plan(act.document(), scope);
        Serving.Prepared own = serving.prepare(act, scope, wish);
        return out -> {
            List<Source> sources = new ArrayList<>(List.of(own::writeTo));
            plan.ask().forEach(member -> sources.add(to -> pass(member, wish, to)));
            plan.absent().forEach(member -> sources.add(to -> absent(member, "does not answer", to)));
            all(sources, out);
        };
    }

    private Begun abroad(Signed<AccessAct> act, Wish wish, MemberNumber home) {
        ItemReader fromHome = peers.stream(home, "reads", wish.forPeer(true));
        boolean begun = false;
        try {
            Json.Fields plan = fromHome.next()
                    .orElseThrow(() -> new IOException("no plan"))
                    .line();
            List<MemberNumber> ask = Planning.members(plan, "ask");
            Optional<Serving.Prepared> own = ask.contains(self)
                    ? Optional.of(serving.prepare(act, serving.scope(act.document()), wish))
                    : Optional.empty();
            if (own.isEmpty()) {
                serving.logGathering(act);
            }
            begun = true;
            return out -> {
                List<Source> sources = new ArrayList<>(List.of(to -> drain(home, fromHome, to)));
                own.ifPresent(prepared -> sources.add(prepared::writeTo));
                ask.stream()
                        .filter(member -> !member.equals(self) && !member.equals(home))
                        .forEach(member -> sources.add(to -> pass(member, wish, to)));
                Planning.members(plan, "absent")
                        .forEach(member -> sources.add(to -> absent(member, "does not answer", to)));
                all(sources, out);
            };
        } catch (IOException | MalformedJson e) {
            throw new Refused(Code.PEER_UNREACHABLE, "Member " + home + " breaks off: " + e.getMessage());
        } finally {
            if (!begun) {
                close(fromHome);
            }
        }
    }

    private static void close(ItemReader items) {
        try {
            items.close();
        } catch (IOException e) {
            LOG.debug("An answer that nobody wants any more does not close.", e);
        }
    }

    private interface Source {
        void writeTo(SharedItems out) throws IOException;
    }

    private static void all(List<Source> sources, SharedItems out) throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Source source : sources) {
                running.add(threads.submit(() -> {
                    source.writeTo(out);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                finish(each);
            }
        }
    }

    private static void finish(Future<?> running) throws IOException {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the read was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    private void pass(MemberNumber member, Wish wish, SharedItems out) throws IOException {
        try (ItemReader items = peers.stream(member, "reads", wish.forPeer(false))) {
            drain(member, items, out);
        } catch (Refused refused) {
            absent(member, refused.code() + ": " + refused.detail(), out);
        }
    }

    /** A member that breaks off between items is named; one that breaks off inside an item cuts the whole stream, which its reader notices. */
    private static void drain(MemberNumber member, ItemReader items, SharedItems out) throws IOException {
        try (items) {
            for (Optional<ItemReader.Item> item = next(items); item.isPresent(); item = next(items)) {
                if (isOwn(item.get().line(), member)) {
                    out.pass(item.get());
                }
            }
        } catch (BetweenItems cut) {
            absent(member, "breaks off", out);
        }
    }

    /** Nothing of the item that was to come has been passed on. */
    private static final class BetweenItems extends IOException {
        BetweenItems(Exception cause) {
            super(cause);
        }
    }

    private static Optional<ItemReader.Item> next(ItemReader items) throws BetweenItems {
        try {
            return items.next();
        } catch (IOException | MalformedJson cut) {
            throw new BetweenItems(cut);
        }
    }

    /** A member speaks of what it serves itself, in the words of a read. */
    private static boolean isOwn(Json.Fields line, MemberNumber member) {
        Optional<Json> kind = line.find("kind");
        boolean ofRecords =
                kind.equals(Optional.of(new Json.Text("served"))) || kind.equals(Optional.of(new Json.Text("record")));
        return ofRecords
                ? line.find("member").equals(Optional.of(new Json.Whole(member.value())))
                : kind.equals(Optional.of(new Json.Text("segment")));
    }

    private static void absent(MemberNumber member, String cause, SharedItems out) throws IOException {
        out.write(Json.object()
                .put("kind", "absent")
                .put("member", member.value())
                .put("cause", cause)
                .done());
    }
}
