package health.parcha.cli;

import health.parcha.client.account.Directory;
import health.parcha.client.session.Me;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "directory",
        description = "Verified professionals of all members.",
        footer = {"", "Example:", "  parcha org directory roy --specialty cardiology ..."})
final class OrgDirectory extends PersonVerb {
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", defaultValue = "")
    private String query = "";

    @Option(names = "--specialty")
    private Optional<String> specialty = Optional.empty();

    @Option(names = "--member", paramLabel = "N")
    private Optional<Long> member = Optional.empty();

    @Override
    int run(Me me) {
        new Directory(me)
                .search(query, specialty, member.map(MemberNumber::new))
                .forEach(listed -> output.give(
                        Json.object()
                                .put("account", listed.account().text())
                                .put("profile", listed.profile())
                                .put("member", listed.member().value())
                                .put("memberName", listed.memberName())
                                .done(),
                        () -> listed.account() + "  " + spoken(listed.profile()) + ", " + listed.memberName()));
        return 0;
    }

    /** Name and specialty; an admin has none of the latter, and says the role. */
    private static String spoken(Json.Fields profile) {
        return profile.findText("name").orElse("") + " "
                + profile.findText("surname").orElse("") + ", "
                + profile.findText("specialty")
                        .filter(s -> !s.isBlank())
                        .or(() -> profile.findText("role"))
                        .orElse("");
    }
}
