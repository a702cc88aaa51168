package health.parcha.node.status;

import health.parcha.chain.contract.AnchorFacts;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.signed.Json;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.status.Html.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The status page: what stands here, and what whoever runs this node can and cannot see. */
record StatusPage(Words words, NodeSettings settings, MemberDocument own, Json.Fields waits, NodeState state) {
    /** A member as the chain has it, and its document where it is known. */
    record Line(MemberFacts facts, Optional<MemberDocument> document) {}

    String html(List<Line> members) {
        return new Frame(words, settings.name())
                .around(
                        settings.name(),
                        words.say("intro", own.number(), words.say("kind." + own.kindName())),
                        page -> body(page, members));
    }

    private void body(Html page, List<Line> members) {
        readiness(page);
        chain(page);
        log(page);
        members(page, members);
        sight(page);
    }

    private void readiness(Html page) {
        Frame.section(page, words, "state");
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
        Frame.end(page);
    }

    private void chain(Html page) {
        Frame.section(page, words, "chain");
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
            facts.add(fact("chain.time", Words.time(head.time())));
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
        Frame.end(page);
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
        Frame.section(page, words, "log");
        AnchorFacts anchor = state.anchored();
        long published = state.published().value();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("log.origin", own.origin()));
        facts.add(fact("log.size", Long.toString(published)));
        facts.add(fact(
                "log.anchor",
                anchor.size() == 0
                        ? words.say("log.none")
                        : words.say("log.anchored", Long.toString(anchor.size()), Words.time(anchor.time()))));
        facts.add(fact("log.unanchored", Long.toString(published - anchor.size())));
        page.facts(words.say("log.caption"), facts);
        Frame.end(page);
    }

    private void members(Html page, List<Line> members) {
        Frame.section(page, words, "members");
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
        page.raw("<p><a href=\"/network\">").text(words.say("network.link")).raw("</a></p>\n");
        Frame.end(page);
    }

    private List<String> cells(Line member) {
        return List.of(
                member.facts().number().toString(),
                member.document().map(MemberDocument::name).orElse(words.say("members.unknown")),
                words.say("kind." + member.facts().kind().word()),
                words.state("status", member.facts().status()),
                member.document().map(MemberDocument::url).orElse(words.say("members.unknown")));
    }

    private void sight(Html page) {
        Frame.section(page, words, "sees");
        page.element("p", words.say("sees.intro")).items(words.list("sees"));
        Frame.end(page);
        Frame.section(page, words, "blind");
        page.element("p", words.say("blind.intro")).items(words.list("blind"));
        page.element("p", words.say("blind.power"));
        Frame.end(page);
    }

    private Fact fact(String key, String value) {
        return new Fact(words.say(key), value);
    }
}
