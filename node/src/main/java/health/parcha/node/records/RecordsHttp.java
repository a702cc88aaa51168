package health.parcha.node.records;

import health.parcha.core.signed.Json;
import health.parcha.core.stream.ItemReader;
import health.parcha.core.stream.ItemWriter;
import health.parcha.node.blobs.BlobStore;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.records.Intake.Taken;
import health.parcha.node.records.Keeping.Outcome;
import health.parcha.node.sessions.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/records}. */
@RestController
class RecordsHttp {
    private static final int MOST_ITEMS = 100;
    private static final String ITEMS = "application/parcha-items";

    private final Intake intake;
    private final Keeping keeping;
    private final BlobStore blobs;

    RecordsHttp(Intake intake, Keeping keeping, BlobStore blobs) {
        this.intake = intake;
        this.keeping = keeping;
        this.blobs = blobs;
    }

    @PostMapping(value = "/api/v1/records", consumes = ITEMS)
    void post(Session session, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Intake.Desk desk = intake.desk(session.account());
        List<Taken> taken = new ArrayList<>();
        try {
            read(new ItemReader(request.getInputStream()), desk, taken);
            List<Outcome> kept = keeping.keep(session.account(), fit(taken));
            response.setContentType(ITEMS);
            answer(taken, kept.iterator(), response.getOutputStream());
        } catch (IOException | RuntimeException e) {
            blobs.drop(
                    fit(taken).stream().flatMap(each -> each.payload().stream()).toList());
            throw e;
        }
    }

    private static void read(ItemReader items, Intake.Desk desk, List<Taken> taken) throws IOException {
        for (Optional<ItemReader.Item> item = items.next(); item.isPresent(); item = items.next()) {
            if (taken.size() == MOST_ITEMS) {
                throw new Refused(Code.TOO_LARGE, "A request has " + MOST_ITEMS + " records at most.");
            }
            taken.add(desk.take(item.get()));
        }
    }

    private static List<NewRecord> fit(List<Taken> taken) {
        return taken.stream()
                .filter(Taken.Fit.class::isInstance)
                .map(each -> ((Taken.Fit) each).record())
                .toList();
    }

    private static void answer(List<Taken> taken, Iterator<Outcome> kept, OutputStream out) throws IOException {
        ItemWriter writer = new ItemWriter(new BufferedOutputStream(out, 1 << 16));
        for (Taken each : taken) {
            writer.write(
                    switch (each) {
                        case Taken.Fit fit -> line(kept.next());
                        case Taken.Unfit unfit -> problem(unfit.record(), unfit.refusal());
                    });
        }
        writer.end();
    }

    private static Json.Fields line(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Receipt receipt ->
                Json.object()
                        .put("kind", "receipt")
                        .put("record", receipt.key().record().hex())
                        .put("version", receipt.key().version())
                        .put("index", receipt.index())
                        .put("receipt", receipt.receipt())
                        .put("state", receipt.state().word())
                        .done();
            case Outcome.Problem problem -> problem(problem.key().record().hex(), problem.refusal());
        };
    }

    private static Json.Fields problem(String record, Refused refusal) {
        return Json.object()
                .put("kind", "problem")
                .put("record", record)
                .put("code", refusal.code().name())
                .put("detail", refusal.detail())
                .put("next", refusal.code().next())
                .done();
    }
}
