package health.parcha.client.network;

import health.parcha.chain.Contracts;
import health.parcha.client.BadInput;
import health.parcha.client.door.NodeDoor;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A network and the doors of its members. Safe for use by many threads. */
public final class Network {
    private final NetworkManifest manifest;
    private final HttpClient http;
    private final Map<MemberNumber, URI> addresses = new ConcurrentHashMap<>();
    private final Map<MemberNumber, MemberDocument> members = new ConcurrentHashMap<>();
    private final AtomicLong settled = new AtomicLong();

    public Network(NetworkManifest manifest, HttpClient http) {
        this.manifest = manifest;
        this.http = http;
        this.members.putAll(manifest.members());
    }

    /** Takes the manifest from a node and pins it: for the first contact, where there is nothing to compare with. */
    public static Network firstSeenAt(NodeDoor door, HttpClient http) {
        return new Network(NetworkManifest.read(door.get("/network")), http);
    }

    public NetworkManifest manifest() {
        return manifest;
    }

    public NetworkId id() {
        return manifest.network();
    }

    public Contracts contracts() {
        return manifest.contracts();
    }

    /** Says that a member is reached at another address than its document names. */
    public void reach(MemberNumber member, URI address) {
        addresses.put(member, address);
    }

    /** The door of a member. */
    public NodeDoor door(MemberNumber member) {
        URI address = addresses.get(member);
        return NodeDoor.at(http, address == null ? URI.create(member(member).url()) : address);
    }

    /**
     * A member's document: pinned, or, for one admitted since, as two pinned members give it alike.
     *
     * @throws BadInput where the network has no such member
     */
    public MemberDocument member(MemberNumber number) {
        MemberDocument known = members.get(number);
        if (known != null) {
            return known;
        }
        MemberDocument admitted = Admissions.ask(this, number)
                .orElseThrow(() -> new BadInput(
                        "UNKNOWN_MEMBER",
                        "There is no member " + number + " in this network.",
                        "See ./parcha org list."));
        members.put(number, admitted);
        return admitted;
    }

    /** The members known so far, by number. */
    public List<MemberDocument> members() {
        return sorted(members.values());
    }

    /** The members that were pinned, by number: those whom chain facts are asked of. */
    List<MemberDocument> pinned() {
        return sorted(manifest.members().values());
    }

    /** Remembers that an own act was settled in that block: chain facts of before it would have a stale seq. */
    void settledAt(long block) {
        settled.accumulateAndGet(block, Math::max);
    }

    /** The highest block in which an own act was seen settled; 0 before the first. */
    long settledAt() {
        return settled.get();
    }

    private static List<MemberDocument> sorted(Collection<MemberDocument> documents) {
        return documents.stream()
                .sorted(java.util.Comparator.comparing(MemberDocument::number))
                .toList();
    }
}
