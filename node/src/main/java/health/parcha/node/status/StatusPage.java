package health.parcha.node.status;

import health.parcha.chain.contract.AnchorFacts;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.status.Html.Fact;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The status page: what stands here, and what whoever runs this node can and cannot see. No script, nothing from elsewhere. */
record StatusPage(Words words, NodeSettings settings, MemberDocument own, Json.Fields waits, NodeState state) {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#16202b;--paper:#fff;--line:#8795a5;--shade:#eef2f6;--mark:#0b4f8a}
            @media(prefers-color-scheme:dark){:root{--ink:#eef2f6;--paper:#10161d;--line:#7d8b9b;--shade:#1d2733;--mark:#9ccbff}}
            body{font:1rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:62rem;margin:0 auto;padding:0 1rem 3rem}
            h1{font-size:1.7rem;margin:1.5rem 0 .2rem}h2{font-size:1.2rem;margin:2.2rem 0 .6rem}a{color:var(--mark)}
            table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.2rem 0}
            th,td{text-align:left;vertical-align:top;padding:.35rem .7rem .35rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
            tbody th{font-weight:600;min-width:7rem}.wide{overflow-x:auto}
            .note{border-left:.3rem solid var(--mark);background:var(--shade);padding:.6rem .9rem;margin:1rem 0}
            .skip{position:absolute;left:-99rem}.skip:focus{position:static}
            :focus-visible{outline:.2rem solid var(--mark);outline-offset:.15rem}
            """;

    /** The page's only style is the one above, and nothing else may be loaded or framed. */
    static final String POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " style-src 'sha256-"
            + Base64.getEncoder()
                    .encodeToString(
                            Digest.of(STYLE.getBytes(StandardCharsets.UTF_8)).bytes())
            + "'";

    /** A member as the chain has it, and its document where it is known. */
    record Line(MemberFacts facts, Optional<MemberDocument> document) {}

    String html(List<Line> members) {
        Html page = new Html();
        page.raw("<!doctype html>\n<html lang=\"" + words.language() + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
        page.element("title", settings.name() + " · Parcha");
        page.raw("<style>" + STYLE + "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">")
                .text(words.say("skip"))
                .raw("</a>\n<header>\n");
        page.element("h1", settings.name());
        page.element("p", words.say("intro", own.number(), words.say("kind." + own.kindName())));
        page.raw("</header>\n<main id=\"main\">\n");
        readiness(page);
        chain(page);
        log(page);
        members(page, members);
        sight(page);
        page.raw("</main>\n<footer>\n<p>");
        page.text(words.say("footer"))
                .raw(" <a href=\"/openapi.json\">/openapi.json</a> <a href=\"/log/checkpoint\">/log/checkpoint</a>"
                        + " <a href=\"/metrics\">/metrics</a></p>\n</footer>\n</body>\n</html>\n");
        return page.toString();
    }

    private void readiness(Html page) {
        section(page, "state");
        List<String> waitingFor = state.waitingFor();
        if (waitingFor.isEmpty()) {
            page.element("p", words.say("state.ready"));
        } else {
            page.element("p", words.say("state.waiting")).items(waitingFor);
        }
        state.backlogs().forEach((name, backlog) -> {
            if (backlog.count() > 0) {
                page.element("p", words.say("backlog." + name, backlog.count()));
            }
        });
        end(page);
    }

    private void chain(Html page) {
        section(page, "chain");
        if (settings.chain().finality().journal().isPresent()) {
            page.raw("<p class=\"note\">")
                    .text(words.say("chain.demonstration"))
                    .raw("</p>\n");
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("chain.network", own.network().hex()));
        state.settled().ifPresent(head -> {
            facts.add(fact("chain.height", head.block().height().toString()));
            facts.add(fact("chain.hash", head.block().hash().toString()));
            facts.add(fact("chain.time", time(head.time())));
        });
        state.headAge().ifPresent(age -> facts.add(fact("chain.age", words.time(age))));
        facts.add(fact(
                "chain.serving",
                state.halt().map(code -> words.state("halt", code)).orElse(words.say("halt.none"))));
        facts.add(fact("chain.finality", finality()));
        facts.add(fact("wait.stale", words.time(settings.chain().staleAfter())));
        facts.add(fact("wait.timelock", wait("timelock")));
        facts.add(fact("wait.proposal", wait("proposalLife")));
        page.facts(words.say("chain.caption"), facts);
        end(page);
    }

    private String finality() {
        return settings.chain()
                .finality()
                .depth()
                .map(depth -> words.say("chain.depth", depth))
                .orElse(words.say("chain.journal"));
    }

    private String wait(String name) {
        return waits.find(name).isPresent() ? words.time(Duration.ofSeconds(waits.whole(name))) : words.say("unknown");
    }

    private void log(Html page) {
        section(page, "log");
        AnchorFacts anchor = state.anchored();
        long published = state.published().value();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("log.origin", own.origin()));
        facts.add(fact("log.size", Long.toString(published)));
        facts.add(fact(
                "log.anchor",
                anchor.size() == 0
                        ? words.say("log.none")
                        : words.say("log.anchored", Long.toString(anchor.size()), time(anchor.time()))));
        facts.add(fact("log.unanchored", Long.toString(published - anchor.size())));
        page.facts(words.say("log.caption"), facts);
        end(page);
    }

    private void members(Html page, List<Line> members) {
        section(page, "members");
        if (members.isEmpty()) {
            page.element("p", words.say("members.none"));
        } else {
            page.table(
                    words.say("members.caption"),
                    List.of(
                            words.say("members.number"),
                            words.say("members.name"),
                            words.say("members.kind"),
                            words.say("members.status"),
                            words.say("members.address")),
                    members.stream().map(this::cells).toList());
        }
        end(page);
    }

    private List<String> cells(Line member) {
        return List.of(
                member.facts().number().toString(),
                member.document().map(MemberDocument::name).orElse(words.say("members.unknown")),
                words.say("kind."
                        + member.facts()
                                .kind()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace("_", "")),
                words.state("status", member.facts().status()),
                member.document().map(MemberDocument::url).orElse(words.say("members.unknown")));
    }

    private void sight(Html page) {
        section(page, "sees");
        page.element("p", words.say("sees.intro")).items(words.list("sees"));
        end(page);
        section(page, "blind");
        page.element("p", words.say("blind.intro")).items(words.list("blind"));
        page.element("p", words.say("blind.power"));
        end(page);
    }

    private void section(Html page, String id) {
        page.raw("<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">")
                .text(words.say(id + ".title"))
                .raw("</h2>\n");
    }

    private static void end(Html page) {
        page.raw("</section>\n");
    }

    private Fact fact(String key, String value) {
        return new Fact(words.say(key), value);
    }

    private static String time(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
