package health.parcha.node.status;

import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.ProposalSort;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.chain.contract.ProposalFacts;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.node.members.PendingChanges.Change;
import health.parcha.node.members.Versions.Told;
import health.parcha.node.status.StatusPage.Line;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The page about the network as a whole: what is proposed, and which release each member runs.
 *
 * @param chainTime of the newest settled block; waits are counted by it
 */
record NetworkPage(Words words, String name, List<Line> members, Optional<Instant> chainTime) {
    String html(List<Change> changes, List<Told> versions) {
        return new Frame(words, name).around(words.say("network.title"), words.say("network.intro"), page -> {
            changes(page, changes);
            versions(page, versions);
            page.raw("<p><a href=\"/\">").text(words.say("network.back", name)).raw("</a></p>\n");
        });
    }

    private void changes(Html page, List<Change> changes) {
        Frame.section(page, words, "changes");
        if (changes.isEmpty()) {
            page.element("p", words.say("changes.none"));
        } else {
            page.element("p", words.say("changes.rule", ProposalSort.ADMIT.needed(voters()), voters()));
            page.table(
                    words.say("changes.caption"),
                    List.of(
                            words.say("changes.proposal"),
                            words.say("changes.what"),
                            words.say("changes.by"),
                            words.say("changes.approvals"),
                            words.say("changes.executable"),
                            words.say("changes.dies")),
                    changes.stream().map(this::cells).toList());
        }
        Frame.end(page);
    }

    private List<String> cells(Change change) {
        ProposalFacts facts = change.facts();
        return List.of(
                change.proposal().id().toString(),
                what(facts),
                nameOf(facts.by()),
                facts.sort() == ProposalSort.SPONSOR
                        ? words.say("changes.sponsored")
                        : words.say("changes.counted", facts.approvals(), needed(facts)),
                facts.executableFrom().map(this::executable).orElse(words.say("changes.open")),
                change.dies().map(Words::time).orElse(words.say("unknown")));
    }

    /** What would happen, to whom. */
    private String what(ProposalFacts facts) {
        String whom = facts.kind()
                .map(kind -> words.say("kind." + kind.word()))
                .or(() -> facts.subject().map(this::nameOf))
                .orElse("");
        return words.say("sort." + facts.sort().name().toLowerCase(Locale.ROOT), whom);
    }

    private String executable(Instant from) {
        return chainTime.filter(now -> !now.isBefore(from)).isPresent()
                ? words.say("changes.now")
                : words.say("changes.from", Words.time(from));
    }

    private void versions(Html page, List<Told> versions) {
        Frame.section(page, words, "versions");
        if (versions.isEmpty()) {
            page.element("p", words.say("members.none"));
        } else {
            page.table(
                    words.say("versions.caption"),
                    List.of(words.say("members.name"), words.say("versions.version")),
                    versions.stream()
                            .map(told -> List.of(
                                    nameOf(told.member()), told.version().orElse(words.say("versions.silent"))))
                            .toList());
        }
        Frame.end(page);
    }

    private String nameOf(MemberNumber number) {
        return number + " · "
                + members.stream()
                        .filter(line -> line.facts().number().equals(number))
                        .findFirst()
                        .flatMap(Line::document)
                        .map(MemberDocument::name)
                        .orElse(words.say("members.unknown"));
    }

    private long voters() {
        return members.stream().map(Line::facts).filter(NetworkPage::votes).count();
    }

    private static boolean votes(MemberFacts member) {
        return member.kind() == MemberKind.HOSPITAL && member.status() == MemberStatus.ACTIVE;
    }

    private long needed(ProposalFacts facts) {
        Optional<MemberNumber> subject =
                facts.subject().filter(_ -> facts.sort().excludesSubject());
        long excluded = members.stream()
                .map(Line::facts)
                .filter(NetworkPage::votes)
                .filter(member -> subject.equals(Optional.of(member.number())))
                .count();
        return facts.sort().needed(voters() - excluded);
    }
}
