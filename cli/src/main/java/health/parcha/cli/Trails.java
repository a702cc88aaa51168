package health.parcha.cli;

import health.parcha.client.audit.Trail;
import health.parcha.client.audit.TrailEntry;
import health.parcha.client.proof.Anchors;
import health.parcha.client.session.Me;
import health.parcha.core.signed.Json;
import java.util.Optional;
import java.util.function.Function;

/** Trails as lines. */
final class Trails {
    private Trails() {}

    static int give(Me me, Caller caller, Output output, Function<Trail, Trail.Report> which) {
        Optional<Anchors> anchors = caller.anchors(me);
        try {
            Trail.Report report = which.apply(new Trail(me, anchors));
            report.entries().forEach(entry -> output.give(json(entry), () -> words(entry)));
            report.oneSided()
                    .forEach(entry -> output.warn("only member " + entry.member() + " has logged the read "
                            + entry.digest().substring(0, 16) + " of " + Words.time(entry.time())));
            report.absent().forEach((member, cause) -> output.warn("member " + member + " did not answer: " + cause));
            if (anchors.isEmpty()) {
                output.warn("anchors not checked: no chain endpoint was given (--rpc)");
            }
            return report.holds() ? 0 : Faults.CHECK_FAILED;
        } finally {
            anchors.ifPresent(Anchors::close);
        }
    }

    private static Json.Fields json(TrailEntry entry) {
        return Json.object()
                .put("time", entry.time().toEpochMilli())
                .put("act", entry.act())
                .put("actor", entry.actor())
                .put("subject", entry.subject())
                .put("object", entry.object())
                .put("record", entry.record().map(id -> id.hex()))
                .put("digest", entry.digest())
                .put("member", entry.member().value())
                .put("index", entry.index())
                .put("state", entry.state().word())
                .done();
    }

    private static String words(TrailEntry entry) {
        return Words.time(entry.time()) + "  " + entry.act() + "  by " + entry.actor()
                + entry.record().map(id -> "  record " + id).orElse("") + "  (member " + entry.member() + ", entry "
                + entry.index() + ", " + entry.state().word() + ")"
                + (entry.state() instanceof TrailEntry.State.Failed failed ? "  " + failed.sentence() : "");
    }
}
