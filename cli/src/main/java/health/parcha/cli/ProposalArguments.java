package health.parcha.cli;

import health.parcha.chain.Bytes32;
import health.parcha.client.membership.Candidacy;
import health.parcha.client.session.Me;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A proposal of a candidacy, as whoever decides about it names it. */
final class ProposalArguments {
    @Parameters(index = "0", paramLabel = "PROPOSAL", description = "see ./parcha member list")
    private String proposal = "";

    @Option(
            names = "--candidacy",
            paramLabel = "FILE",
            required = true,
            description = "candidacy.json, as the organisation handed it over")
    private Path file = Path.of("");

    Bytes32 id() {
        return Words.proposal(proposal);
    }

    /** Shown as it is read. */
    Candidacy candidacy(Me me, Output output) {
        return new CandidacyFile(file).read(me, output);
    }
}
