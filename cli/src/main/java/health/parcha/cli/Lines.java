package health.parcha.cli;

import health.parcha.client.reading.History;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.reading.Verdict;
import health.parcha.client.record.Added;
import health.parcha.core.signed.Json;
import health.parcha.seal.RecordClaims;
import java.util.List;
import java.util.Optional;

/** Records as lines. */
final class Lines {
    private Lines() {}

    static Json.Fields json(HistoryItem item) {
        Optional<RecordClaims> claims = item.record().map(r -> r.claims());
        return Json.object()
                .put("record", item.served().record().hex())
                .put("version", item.served().version())
                .put("author", item.served().author().text())
                .put("member", item.served().member().value())
                .put("state", item.served().confirmed() ? "confirmed" : "unconfirmed")
                .put("category", claims.map(c -> c.category().code()))
                .put("type", claims.map(RecordClaims::type))
                .put("title", claims.flatMap(RecordClaims::title))
                .put("encounter", claims.flatMap(RecordClaims::encounter))
                .put(
                        "about",
                        claims.flatMap(RecordClaims::about).map(a -> a.record().hex()))
                .put("date", item.date().toEpochMilli())
                .put("checked", item.verdict().isChecked())
                .put("failed", failure(item))
                .done();
    }

    static String words(HistoryItem item) {
        Optional<RecordClaims> claims = item.record().map(r -> r.claims());
        String tick = item.verdict().isChecked() ? "ok " : "BAD";
        return tick + "  " + Words.time(item.date()) + "  " + item.served().record() + "  "
                + claims.map(c -> c.category().code()).orElse("?") + "  "
                + claims.flatMap(RecordClaims::title)
                        .or(() -> claims.map(RecordClaims::type))
                        .orElse("(not opened)")
                + (item.served().version() > 1 ? "  version " + item.served().version() : "")
                + (item.served().confirmed() ? "" : "  UNCONFIRMED")
                + failure(item).map(f -> "  " + f).orElse("");
    }

    private static Optional<String> failure(HistoryItem item) {
        return item.verdict() instanceof Verdict.Failed failed
                ? Optional.of(failed.code() + ": " + failed.sentence())
                : Optional.empty();
    }

    /** Says who did not answer and whom not to trust; the exit code of a history. */
    static int end(History history, Output output) {
        history.absent().forEach((member, cause) -> output.warn("member " + member + " did not answer: " + cause));
        history.distrusted().forEach((member, cause) -> output.warn("member " + member + ": " + cause));
        return history.allChecked() ? 0 : Faults.CHECK_FAILED;
    }

    /** Gives what became of what was sent. */
    static int added(List<Added> added, Output output) {
        int exit = 0;
        for (Added one : added) {
            switch (one) {
                case Added.Stored stored ->
                    output.give(
                            Json.object()
                                    .put("record", one.id().hex())
                                    .put("version", stored.record().claims().version())
                                    .put("state", stored.confirmed() ? "confirmed" : "unconfirmed")
                                    .put("index", stored.receipt().index().value())
                                    .done(),
                            () -> "Record " + one.id() + " is kept and logged (entry "
                                    + stored.receipt().index() + ")"
                                    + (stored.confirmed() ? "." : "; it waits for the patient to accept it."));
                case Added.NotTaken refused -> {
                    exit = Faults.REFUSED;
                    output.warn("record " + one.id() + ": " + refused.cause() + " [" + refused.code() + "] "
                            + refused.next());
                }
            }
        }
        return exit;
    }
}
