package health.parcha.node.trails;

import health.parcha.chain.MemberStatus;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.consent.AccessAct;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemReader;
import health.parcha.core.stream.ItemWriter;
import health.parcha.log.LeafIndex;
import health.parcha.node.accounts.Officers;
import health.parcha.node.acts.AccessActs;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.following.ChainView;
import health.parcha.node.http.JsonBody;
import health.parcha.node.logging.ServedLists;
import health.parcha.node.logging.TrailEntries;
import health.parcha.node.logging.TrailEntry;
import health.parcha.node.peers.Peers;
import health.parcha.node.peers.Peers.Peer;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Session;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Trails: a person's own, over all members; one record's; and an organisation's, of what its people did. None holds content.
 */
@RestController
@RequestMapping("/api/v1")
class TrailsHttp {
    private static final int PAGE = 500;

    private final AccessActs acts;
    private final TrailEntries entries;
    private final ServedLists lists;
    private final ChainView chain;
    private final ChainFacts facts;
    private final Officers officers;
    private final Peers peers;
    private final MemberNumber self;

    TrailsHttp(
            AccessActs acts,
            TrailEntries entries,
            ServedLists lists,
            ChainView chain,
            ChainFacts facts,
            Officers officers,
            Peers peers,
            NodeSettings settings) {
        this.acts = acts;
        this.entries = entries;
        this.lists = lists;
        this.chain = chain;
        this.facts = facts;
        this.officers = officers;
        this.peers = peers;
        this.self = settings.number();
    }

    /** What is asked: one object of the file, or everything. */
    private record Wish(String act, Optional<String> object) {
        static Wish read(byte[] body) {
            Json.Fields json = JsonReader.readObject(body);
            return new Wish(json.text("act"), json.findText("record").map(Wish::digits));
        }

        private static String digits(String record) {
            if (!record.matches("[0-9a-f]{32,64}")) {
                throw new Refused(Code.MALFORMED, "A record is named by its id.");
            }
            return record;
        }

        Json.Fields forPeer() {
            return Json.object().put("act", act).put("record", object).done();
        }
    }

    @PostMapping("/trails")
    void mine(Session session, @RequestBody byte[] body, HttpServletResponse response) throws IOException {
        Wish wish = Wish.read(body);
        AccountId owner = owner(acts.take(wish.act(), Optional.of(session.account()), self));
        ItemWriter out = items(response);
        own(owner, wish, out);
        for (MemberFacts member : chain.members()) {
            if (!member.number().equals(self) && member.status() == MemberStatus.ACTIVE) {
                pass(member.number(), wish, out);
            }
        }
        out.end();
    }

    @PostMapping("/peer/trails")
    void handed(Peer peer, @RequestBody byte[] body, HttpServletResponse response) throws IOException {
        Wish wish = Wish.read(body);
        AccountId owner = owner(acts.take(wish.act(), Optional.empty(), peer.number()));
        ItemWriter out = items(response);
        own(owner, wish, out);
        out.end();
    }

    private static AccountId owner(Signed<AccessAct> act) {
        AccessAct said = act.document();
        if (said.basis() != AccessBasis.OWNER || !said.account().equals(said.subject())) {
            throw new Refused(Code.NOT_GRANTED, "A person's trail is for that person alone.");
        }
        return said.subject();
    }

    private static ItemWriter items(HttpServletResponse response) throws IOException {
        response.setContentType("application/parcha-items");
        return new ItemWriter(new BufferedOutputStream(response.getOutputStream(), 1 << 16));
    }

    private void own(AccountId owner, Wish wish, ItemWriter items) throws IOException {
        TrailOut out = new TrailOut(items, self, lists);
        List<TrailEntry> page = page(owner, wish, new LeafIndex(0));
        while (!page.isEmpty()) {
            out.write(page);
            page = page(owner, wish, page.getLast().index().plus(1));
        }
    }

    private List<TrailEntry> page(AccountId owner, Wish wish, LeafIndex from) {
        return wish.object()
                .map(object -> entries.ofObject(owner, object, from, PAGE))
                .orElseGet(() -> entries.ofSubject(owner, from, PAGE));
    }

    private void pass(MemberNumber member, Wish wish, ItemWriter out) throws IOException {
        try (ItemReader items = peers.stream(member, "trails", wish.forPeer())) {
            for (Optional<ItemReader.Item> item = items.next(); item.isPresent(); item = items.next()) {
                if (isOwn(item.get(), member)) {
                    pass(item.get(), out);
                }
            }
        } catch (Refused refused) {
            absent(member, refused.code() + ": " + refused.detail(), out);
        } catch (ItemReader.CutStream | MalformedJson cut) {
            absent(member, "breaks off", out);
        }
    }

    /** A list goes on whole, or not at all: a member that breaks off inside one leaves the others' lines readable. */
    private static void pass(ItemReader.Item item, ItemWriter out) throws IOException {
        if (item.bytes() == 0) {
            out.write(item.line());
        } else {
            out.write(item.line(), item.readBody(ServedLists.MOST_BYTES));
        }
    }

    /** A member speaks of its own log alone. */
    private static boolean isOwn(ItemReader.Item item, MemberNumber member) {
        boolean spoken = item.kind().equals("served") || (item.kind().equals("entry") && item.bytes() == 0);
        return spoken && item.line().find("member").equals(Optional.of(new Json.Whole(member.value())));
    }

    private static void absent(MemberNumber member, String cause, ItemWriter out) throws IOException {
        out.write(Json.object()
                .put("kind", "absent")
                .put("member", member.value())
                .put("cause", cause)
                .done());
    }

    @GetMapping("/trails/organisation")
    ResponseEntity<byte[]> organisation(Session session, @RequestParam Optional<Long> cursor) {
        officers.require(session);
        List<AccountId> people =
                facts.employedBy(self, 0, 10_000).stream().map(AccountFacts::id).toList();
        List<TrailEntry> page = entries.ofActors(people, new LeafIndex(cursor.orElse(Long.MAX_VALUE)), PAGE);
        List<Json> lines = new ArrayList<>();
        page.forEach(each -> lines.add(TrailLine.of(each, self)));
        Json.ObjectBuilder answer = Json.object().put("entries", new Json.Items(lines));
        if (page.size() == PAGE) {
            answer.put("next", Long.toString(page.getLast().index().value()));
        }
        return JsonBody.ok(answer.done());
    }
}
