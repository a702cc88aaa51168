package health.parcha.node.directory;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.node.accounts.Professionals;
import health.parcha.node.accounts.Professionals.Professional;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.members.Members;
import health.parcha.node.peers.Peers;
import health.parcha.node.peers.Peers.Peer;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds professionals by name, specialty and member, member by member in the order of their numbers. */
@RestController
@RequestMapping("/api/v1")
class DirectoryHttp {
    private static final int PAGE = 100;

    private final Professionals own;
    private final ChainFacts facts;
    private final Members members;
    private final Peers peers;
    private final NodeSettings settings;

    DirectoryHttp(Professionals own, ChainFacts facts, Members members, Peers peers, NodeSettings settings) {
        this.own = own;
        this.facts = facts;
        this.members = members;
        this.peers = peers;
        this.settings = settings;
    }

    /** A professional as a member gives it, not yet believed. */
    private record Given(long number, AccountId account, Json.Fields profile) {}

    @GetMapping("/directory")
    Json.Fields search(
            Session session,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String specialty,
            @RequestParam Optional<Long> member,
            @RequestParam(defaultValue = "") String cursor) {
        Cursor at = Cursor.read(cursor);
        Filter filter = new Filter(q, specialty);
        List<Json> items = new ArrayList<>();
        List<Json> absent = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        for (MemberFacts one : asked(member, at)) {
            long above = one.number().value() == at.member() ? at.above() : 0;
            try {
                List<Given> given = ask(one.number(), filter, above);
                given.stream().filter(g -> isVerified(g, one.number())).forEach(g -> items.add(item(g, one.number())));
                if (given.size() == PAGE) {
                    next = Optional.of(
                            new Cursor(one.number().value(), given.getLast().number()));
                }
            } catch (Refused | MalformedJson silent) {
                absent.add(Json.object()
                        .put("member", one.number().value())
                        .put("cause", String.valueOf(silent.getMessage()))
                        .done());
            }
            if (items.size() >= PAGE || next.isPresent()) {
                next = next.or(() -> Optional.of(new Cursor(one.number().value() + 1, 0)));
                break;
            }
        }
        return Json.object()
                .put("items", new Json.Items(items))
                .put("absent", new Json.Items(absent))
                .put("next", next.map(Cursor::toString))
                .done();
    }

    private List<MemberFacts> asked(Optional<Long> member, Cursor from) {
        return facts.members().stream()
                .filter(one -> one.status() == MemberStatus.ACTIVE)
                .filter(one -> member.isEmpty() || member.get() == one.number().value())
                .filter(one -> one.number().value() >= from.member())
                .toList();
    }

    private List<Given> ask(MemberNumber member, Filter filter, long above) {
        if (member.equals(settings.number())) {
            return own.above(above, PAGE, filter).stream()
                    .map(p -> new Given(p.facts().number(), p.facts().id(), p.profile()))
                    .toList();
        }
        Json.Fields answer = peers.get(
                member,
                "directory?q=" + encoded(filter.name()) + "&specialty=" + encoded(filter.specialty()) + "&above="
                        + above);
        List<Given> given = new ArrayList<>();
        for (Json item : answer.items("items")) {
            if (item instanceof Json.Fields one) {
                given.add(new Given(one.whole("number"), new AccountId(one.text("account")), one.fields("profile")));
            }
        }
        return given;
    }

    /** What another member says of its people counts only as far as the chain has verified it. */
    private boolean isVerified(Given given, MemberNumber member) {
        return facts.account(given.account())
                .filter(f -> f.status() == AccountStatus.VERIFIED)
                .filter(f -> f.employer().equals(Optional.of(member)))
                .filter(f -> java.util.Arrays.equals(
                        f.profile().toArray(),
                        CanonicalJson.digest(given.profile()).bytes()))
                .isPresent();
    }

    private Json.Fields item(Given given, MemberNumber member) {
        return Json.object()
                .put("account", given.account().text())
                .put("profile", given.profile())
                .put("member", member.value())
                .put(
                        "memberName",
                        members.document(member).map(m -> m.document().name()).orElse(""))
                .done();
    }

    /** This member's own professionals, for another member's listing. */
    @GetMapping("/peer/directory")
    Json.Fields own(
            Peer asker,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String specialty,
            @RequestParam(defaultValue = "0") long above) {
        List<Json> items = own.above(above, PAGE, new Filter(q, specialty)).stream()
                .<Json>map(DirectoryHttp::item)
                .toList();
        return Json.object().put("items", new Json.Items(items)).done();
    }

    private static Json.Fields item(Professional p) {
        return Json.object()
                .put("number", p.facts().number())
                .put("account", p.facts().id().text())
                .put("profile", p.profile())
                .done();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
