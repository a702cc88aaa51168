package health.parcha.cli;

import health.parcha.client.audit.Consultation;
import health.parcha.client.audit.Trail;
import health.parcha.client.audit.TrailEntry;
import health.parcha.client.proof.Anchors;
import health.parcha.client.session.Me;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Trails as lines. */
final class Trails {
    private Trails() {}

    /** An organisation's: each entry a line. */
    static int entries(Me me, Caller caller, Output output, Function<Trail, Trail.Report> which) {
        Names names = new Names(me);
        return give(
                me,
                caller,
                output,
                which,
                report -> report.entries().forEach(entry -> output.give(json(entry), () -> words(entry, names))));
    }

    /** One's own: each act and each reading a line, newest first. */
    static int own(Me me, Caller caller, Output output, Optional<RecordId> record) {
        Names names = new Names(me);
        return give(
                me,
                caller,
                output,
                trail -> record.map(trail::of).orElseGet(trail::mine),
                report -> lines(report, output, names, record));
    }

    private static int give(
            Me me, Caller caller, Output output, Function<Trail, Trail.Report> which, Consumer<Trail.Report> show) {
        Optional<Anchors> anchors = caller.anchors(me);
        try {
            Trail.Report report = which.apply(new Trail(me, anchors));
            show.accept(report);
            report.consultations().stream()
                    .filter(Consultation::oneSided)
                    .forEach(reading -> output.warn("one side alone has logged the read "
                            + reading.digest().substring(0, 16) + " of " + Words.time(reading.time()) + ": member "
                            + members(reading)));
            report.untold()
                    .forEach(entry -> output.warn("member " + entry.member()
                            + " does not say which records the read of "
                            + Words.time(entry.time()) + " by " + entry.actor() + " brought (entry " + entry.index()
                            + ")"));
            report.absent().forEach((member, cause) -> output.warn("member " + member + " did not answer: " + cause));
            if (anchors.isEmpty()) {
                output.warn("anchors not checked: no chain endpoint was given (--rpc)");
            }
            return report.holds() ? 0 : Faults.CHECK_FAILED;
        } finally {
            anchors.ifPresent(Anchors::close);
        }
    }

    private static void lines(Trail.Report report, Output output, Names names, Optional<RecordId> record) {
        List<Consultation> readings = report.consultations();
        int next = 0;
        for (TrailEntry entry : report.entries()) {
            if (entry.isRead()) {
                continue;
            }
            while (next < readings.size() && readings.get(next).time().isAfter(entry.time())) {
                give(readings.get(next++), output, names, record);
            }
            output.give(json(entry), () -> words(entry, names));
        }
        readings.subList(next, readings.size()).forEach(reading -> give(reading, output, names, record));
    }

    private static void give(Consultation reading, Output output, Names names, Optional<RecordId> record) {
        output.give(json(reading, record), () -> words(reading, names, record));
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

    private static Json.Fields json(Consultation reading, Optional<RecordId> record) {
        Json.ObjectBuilder line = Json.object()
                .put("time", reading.time().toEpochMilli())
                .put("act", reading.entries().getFirst().act())
                .put("actor", reading.actor())
                .put("subject", reading.subject())
                .put("record", record.map(RecordId::hex))
                .put("records", reading.records())
                .put("told", reading.isTold())
                .put("digest", reading.digest())
                .put("oneSided", reading.oneSided())
                .put("state", reading.state().word())
                .put(
                        "logged",
                        new Json.Items(reading.entries().stream()
                                .map(entry -> (Json) Json.object()
                                        .put("member", entry.member().value())
                                        .put("index", entry.index())
                                        .put("state", entry.state().word())
                                        .done())
                                .toList()));
        record.ifPresent(id -> line.put(
                "versions",
                new Json.Items(reading.versions(id).stream()
                        .map(version -> (Json) new Json.Whole(version))
                        .toList())));
        return line.done();
    }

    private static String words(TrailEntry entry, Names names) {
        return Words.time(entry.time()) + "  " + entry.act() + "  by " + names.ofParty(entry.actor())
                + entry.record().map(id -> "  record " + id).orElse("") + "  (" + place(entry) + ")" + fault(entry);
    }

    private static String words(Consultation reading, Names names, Optional<RecordId> record) {
        return Words.time(reading.time()) + "  " + reading.entries().getFirst().act() + "  by "
                + names.ofParty(reading.actor()) + "  "
                + record.map(id -> version(reading, id)).orElseGet(() -> brought(reading)) + "  ("
                + reading.entries().stream().map(Trails::place).collect(Collectors.joining("; ")) + ")"
                + (reading.oneSided() ? "  ONE SIDE ALONE" : "")
                + reading.entries().stream().map(Trails::fault).collect(Collectors.joining());
    }

    private static String brought(Consultation reading) {
        int records = reading.records();
        return "brought " + (reading.isTold() ? "" : "at least ") + records + (records == 1 ? " record" : " records");
    }

    private static String version(Consultation reading, RecordId record) {
        return reading.brought(record)
                ? "version "
                        + reading.versions(record).stream().map(String::valueOf).collect(Collectors.joining(", "))
                : "whether it brought this record cannot be told";
    }

    private static String members(Consultation reading) {
        return reading.members().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String place(TrailEntry entry) {
        return "member " + entry.member() + ", entry " + entry.index() + ", "
                + entry.state().word();
    }

    private static String fault(TrailEntry entry) {
        return entry.state() instanceof TrailEntry.State.Failed failed ? "  " + failed.sentence() : "";
    }
}
