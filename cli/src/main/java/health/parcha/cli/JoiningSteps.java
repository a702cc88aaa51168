package health.parcha.cli;

import health.parcha.client.joining.Joined;
import health.parcha.client.joining.JoiningFolder;
import health.parcha.client.membership.Candidacy;
import health.parcha.client.membership.Proposal;
import health.parcha.core.signed.Json;
import java.nio.file.Files;

/** What an operator reads after a step of joining: what stands, and what comes next. */
record JoiningSteps(JoiningFolder folder) {
    Json.Fields json(Joined joined) {
        Candidacy candidacy = joined.candidacy();
        Json.ObjectBuilder json = Json.object()
                .put("member", candidacy.member().number().value())
                .put("document", candidacy.member().chainDigest().hex())
                .put("relayer", candidacy.relayer().toString())
                .put(
                        "admins",
                        Json.texts(candidacy.admins().stream()
                                .map(Object::toString)
                                .toList()))
                .put("candidacy", folder.candidacy().toString())
                .put("settings", folder.settings().toString())
                .put("state", state(joined))
                .put("next", next(joined));
        if (joined instanceof Joined.Proposed proposed) {
            json.put("proposal", proposed.proposal().terms().id().toString());
        }
        return json.done();
    }

    String words(Joined joined) {
        return CandidacyFile.words(joined.candidacy()) + "\n" + stands(joined) + "\nNext: " + next(joined);
    }

    private static String state(Joined joined) {
        return switch (joined) {
            case Joined.Prepared _ -> "prepared";
            case Joined.Proposed _ -> "proposed";
            case Joined.Admitted there -> there.answers() ? "running" : "admitted";
        };
    }

    private String stands(Joined joined) {
        return switch (joined) {
            case Joined.Prepared there ->
                "Keys, document and settings are in " + folder.root() + ". "
                        + (there.heard()
                                ? "No member has it proposed yet."
                                : "No member answers, so whether it is proposed is not known.");
            case Joined.Proposed there -> {
                Proposal proposal = there.proposal();
                String votes = proposal.terms().isSponsored()
                        ? " sponsors it, as " + proposal.terms().id()
                        : " has proposed it, as " + proposal.terms().id() + ": " + proposal.approvals() + " approved, "
                                + there.needed() + " needed";
                yield "Member " + proposal.terms().by() + votes + until(proposal) + ".";
            }
            case Joined.Admitted there ->
                "The chain names this document for member " + there.number() + "."
                        + (there.answers() ? " Its node answers." : "");
        };
    }

    private static String until(Proposal proposal) {
        return proposal.executableFrom()
                        .map(from -> "; it can be executed from " + Words.time(from))
                        .orElse("")
                + proposal.dies()
                        .map(dies -> "; it dies at " + Words.time(dies))
                        .orElse("");
    }

    private String next(Joined joined) {
        return switch (joined) {
            case Joined.Prepared _ ->
                "hand " + folder.candidacy() + " to the members' admins, and tell them its lines by another way. "
                        + (joined.candidacy().kind().isVotedIn()
                                ? "One proposes it: ./parcha member propose candidacy.json"
                                : "A hospital sponsors it: ./parcha member sponsor candidacy.json --registry NUMBER");
            case Joined.Proposed there ->
                there.proposal().executableFrom().isEmpty()
                        ? "further hospitals approve it: ./parcha member approve "
                                + there.proposal().terms().id() + " --candidacy candidacy.json"
                        : "a member executes it: ./parcha member execute "
                                + there.proposal().terms().id() + " --candidacy candidacy.json";
            case Joined.Admitted there -> next(there);
        };
    }

    private String next(Joined.Admitted there) {
        if (!there.mayStart()) {
            return "get the network's identity tag key from a member hospital, in secret, and give it with --tag-key FILE.";
        }
        if (!there.answers()) {
            return "make the database, as the superuser of its server (psql postgres < " + folder.database()
                    + "), then start the node: ./parcha node --config " + folder.settings();
        }
        return "its admin takes office: ./parcha account create --role admin --member " + there.number()
                + (Files.exists(folder.adminKey()) ? " --signer-file " + folder.adminKey() : " --signer-file KEY")
                + " --node " + there.candidacy().member().url() + " --network " + folder.network()
                + " --keystore admin.keystore --kit kit.txt --name NAME --surname SURNAME"
                + ", then with the same node and keystore ./parcha org verify --self";
    }
}
