package health.parcha.client.reading;

import health.parcha.core.party.MemberNumber;
import java.util.List;
import java.util.Map;

/**
 * Everything that one access act brought.
 *
 * @param records in the order served
 * @param segments of the index, as they came
 * @param distrusted members whose served line does not cover what they sent, with the reason; nothing of them is opened
 * @param absent members that did not answer, with the cause
 */
public record Served(
        List<ServedRecord> records,
        List<ServedSegment> segments,
        Map<MemberNumber, String> distrusted,
        Map<MemberNumber, String> absent) {
    public Served {
        records = List.copyOf(records);
        segments = List.copyOf(segments);
        distrusted = Map.copyOf(distrusted);
        absent = Map.copyOf(absent);
    }
}
