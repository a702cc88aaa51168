package health.parcha.bench.wire;

/**
 * Bodies that went over the wire, in bytes, headers not counted.
 *
 * @param sent by this client
 * @param received by it
 */
public record Traffic(long sent, long received) {
    public Traffic since(Traffic earlier) {
        return new Traffic(sent - earlier.sent, received - earlier.received);
    }
}
