package health.parcha.client.reading;

import health.parcha.client.CheckFailed;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.Network;
import health.parcha.client.proof.MemberLog;
import health.parcha.client.wire.Blob;
import health.parcha.core.consent.AccessAct;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.SegmentHead;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Sends one access act and takes what is served for it, each member's served line checked before anything of it counts. */
final class Reading {
    private static final int MOST_SEGMENT = 64 << 20;

    private final Network network;
    private final Signed<AccessAct> act;
    private final Consumer<ServedRecord> seen;
    private final Map<MemberNumber, MemberLog> logs = new HashMap<>();
    private final Map<MemberNumber, ServedLine> lines = new HashMap<>();
    private final Map<MemberNumber, String> absent = new TreeMap<>();
    private final Map<MemberNumber, String> distrusted = new TreeMap<>();
    private final List<ServedRecord> records = new ArrayList<>();
    private final List<ServedSegment> segments = new ArrayList<>();

    private Reading(Network network, Signed<AccessAct> act, Consumer<ServedRecord> seen) {
        this.network = network;
        this.act = act;
        this.seen = seen;
    }

    /**
     * Reads.
     *
     * @param seen is told each record as it arrives, so that its author's card is fetched meanwhile
     */
    static Served read(
            Network network, NodeDoor door, Signed<AccessAct> act, Scope scope, Consumer<ServedRecord> seen) {
        Reading reading = new Reading(network, act, seen);
        try (ItemReader items = door.postForItems("/reads", scope.request(act))) {
            for (Optional<ItemReader.Item> item = items.next(); item.isPresent(); item = items.next()) {
                reading.take(item.get());
            }
        } catch (IOException e) {
            throw door.cut(e);
        } catch (IllegalArgumentException e) {
            throw new CheckFailed("STREAM_MALFORMED", "The stream of records is damaged: " + e.getMessage() + ".");
        }
        return reading.served();
    }

    private void take(ItemReader.Item item) throws IOException {
        switch (item.kind()) {
            case "served" -> takeLine(item.line());
            case "segment" -> takeSegment(item.line(), item.readBody(MOST_SEGMENT));
            case "record" -> takeRecord(ServedRecord.read(item.line(), item.readBody(ServedRecord.MOST)));
            case "absent" ->
                absent.put(
                        new MemberNumber(item.line().whole("member")),
                        item.line().text("cause"));
            default -> throw new MalformedJson("an item of unknown kind " + item.kind());
        }
    }

    private void takeLine(Json.Fields line) {
        MemberNumber member = new MemberNumber(line.whole("member"));
        try {
            MemberLog log = logs.computeIfAbsent(member, number -> MemberLog.of(network.member(number)));
            lines.put(member, ServedLine.check(line, log, act));
        } catch (CheckFailed e) {
            distrusted.put(member, e.sentence());
        }
    }

    private void takeSegment(Json.Fields line, byte[] file) {
        if (lines.isEmpty()) {
            throw new CheckFailed("SERVED_LINE", "An index was served before any member has logged the read.");
        }
        segments.add(new ServedSegment(
                Blob.of(file), line.findText("segment").map(head -> Signed.read(head, SegmentHead.KIND))));
    }

    private void takeRecord(ServedRecord record) {
        ServedLine line = lines.get(record.member());
        if (line == null) {
            distrusted.putIfAbsent(record.member(), "It served records without having logged the read.");
        } else {
            line.take(record);
        }
        records.add(record);
        seen.accept(record);
    }

    private Served served() {
        lines.forEach((member, line) -> {
            if (!line.covers()) {
                distrusted.put(member, "What it served is not what it logged.");
            }
        });
        return new Served(records, segments, distrusted, absent);
    }
}
