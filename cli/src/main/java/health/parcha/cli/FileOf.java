package health.parcha.cli;

import health.parcha.client.BadInput;
import health.parcha.client.reading.History;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.client.record.Authority;
import health.parcha.client.session.Me;
import health.parcha.client.share.Share;
import health.parcha.client.share.Shares;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.record.RecordId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose file a verb is about, and by what right it is read or written. */
final class FileOf {
    @Option(names = "--of", paramLabel = "ACCOUNT", description = "whose file; one's own where nobody is named")
    private Optional<String> of = Optional.empty();

    @Option(
            names = "--written",
            description = "reads the copies of what one has written there, instead of the shared file")
    private boolean written;

    @Option(
            names = "--purpose",
            defaultValue = "TREATMENT",
            description = "why it is read; shown to the patient: ${COMPLETION-CANDIDATES}")
    private Purpose purpose = Purpose.TREATMENT;

    AccountId owner(Me me) {
        return of.map(Words::account).orElse(me.account());
    }

    History read(Me me, Scope scope) {
        AccountId owner = owner(me);
        ReadHistory reader = new ReadHistory(me);
        if (owner.equals(me.account())) {
            return reader.mine(scope);
        }
        return written
                ? reader.written(owner, scope, purpose)
                : reader.shared(new Shares(me).of(owner), scope, purpose);
    }

    /** The newest version of a record. */
    HistoryItem record(Me me, RecordId id) {
        return read(me, Scope.of(id)).items().stream()
                .filter(item -> item.served().record().equals(id) && item.latest())
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "UNKNOWN_RECORD",
                        "There is no record " + id + " in what you may read.",
                        "See ./parcha record list."));
    }

    /** By a share with write-back where there is one, else by a treatment. */
    Authority authority(Me me, Purpose reason) {
        AccountId owner = owner(me);
        if (owner.equals(me.account())) {
            return new Authority.Own();
        }
        Optional<Share> share =
                new Shares(me).find(owner).filter(s -> s.ticket().writeBack());
        return share.<Authority>map(Authority.Shared::new).orElseGet(() -> new Authority.Treating(reason));
    }
}
