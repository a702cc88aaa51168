package health.parcha.node.status;

import static health.parcha.node.status.Html.head;
import static health.parcha.node.status.Html.row;
import static health.parcha.node.status.Html.text;

import health.parcha.chain.contract.AnchorFacts;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.node.configuration.NetworkManifest;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.members.Members;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The page at {@code /}: how the node is doing, and what it can and cannot see. Plain HTML, read well by a screen reader. */
@Component
class StatusPage {
    static final String STYLE = """
            body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc}
            code{overflow-wrap:anywhere}.bad{color:#8a0000;font-weight:bold}
            @media(prefers-color-scheme:dark){body{color:#eee;background:#111}th,td{border-color:#444}.bad{color:#ff9c9c}a{color:#9cc7ff}}
            """;

    private final NodeState state;
    private final ChainFacts facts;
    private final Members members;
    private final NodeSettings settings;
    private final NetworkManifest manifest;

    StatusPage(NodeState state, ChainFacts facts, Members members, NodeSettings settings, NetworkManifest manifest) {
        this.state = state;
        this.facts = facts;
        this.members = members;
        this.settings = settings;
        this.manifest = manifest;
    }

    /** The whole page as it stands now. */
    String html() {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + text(settings.name())
                + " · Parcha node</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>"
                + STYLE + "</style></head>\n<body>\n<header><h1>" + text(settings.name())
                + "</h1><p>Member " + settings.member() + " of the network <code>" + manifest.network()
                + "</code></p></header>\n<main>\n" + chain() + log() + network() + waits() + sight()
                + "</main>\n</body></html>\n";
    }

    private String chain() {
        String height = state.settled()
                .map(settled -> settled.block().height() + ", of " + settled.time())
                .orElse("none followed yet");
        return section(
                "chain",
                "Chain",
                "<table>" + row("Settled block", height) + row("Freshness", freshness()) + "</table>"
                        + (isFresh()
                                ? ""
                                : "<p class=\"bad\" role=\"status\">The head stands still: grants are not served until it moves.</p>"));
    }

    private String freshness() {
        return state.headAge().map(age -> "advanced " + seconds(age) + " ago").orElse("not seen to advance");
    }

    private boolean isFresh() {
        return state.headAge()
                .filter(age -> age.compareTo(settings.chain().staleAfter()) <= 0)
                .isPresent();
    }

    private String log() {
        AnchorFacts anchor = state.anchored();
        return section(
                "log",
                "Log",
                "<table>" + row("Entries in the newest checkpoint", state.published())
                        + row(
                                "Entries anchored on chain",
                                anchor.size() == 0 ? "none yet" : anchor.size() + ", at " + anchor.time())
                        + "</table><p><a href=\"/log/checkpoint\">Checkpoint</a> · <a href=\"/log/key\">Key</a></p>");
    }

    private String network() {
        StringBuilder rows = new StringBuilder("<table>").append(head("Member", "Name", "Kind", "Status", "Address"));
        for (MemberFacts member : facts.members()) {
            Optional<MemberDocument> document =
                    members.document(member.number()).map(Signed::document);
            rows.append(row(
                    member.number(),
                    document.map(MemberDocument::name).orElse("document not handed in yet"),
                    word(member.kind()),
                    word(member.status()),
                    document.map(MemberDocument::url).orElse("")));
        }
        return section("members", "Members", rows.append("</table>").toString());
    }

    private String waits() {
        Json.Fields waits = manifest.json().fields("waits");
        StringBuilder rows = new StringBuilder("<table>");
        waits.members()
                .forEach((name, value) -> rows.append(row(
                        word(name),
                        value instanceof Json.Whole seconds ? seconds(Duration.ofSeconds(seconds.value())) : "")));
        return section("waits", "Waits of this network", rows.append("</table>").toString());
    }

    private static String sight() {
        return section("sight", "What this node can and cannot see", """
                <p>It sees: account addresses and public cards, the public profiles of professionals, sizes and times of
                records, who read whose file and when, and which sealed drawer was read.</p>
                <p>It cannot see: what a record says, its category, names or birth dates of patients, diagnoses, medicines.
                All of that is sealed on people's own devices. This server carries no code that opens a record, and its
                operator and administrators hold no key that would.</p>
                <p>What it answers to programs is in <a href="/openapi.json">/openapi.json</a>.</p>
                """);
    }

    private static String section(String id, String title, String content) {
        return "<section aria-labelledby=\"" + id + "\"><h2 id=\"" + id + "\">" + text(title) + "</h2>\n" + content
                + "</section>\n";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code proposalLife} becomes "proposal life". */
    private static String word(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }
}
