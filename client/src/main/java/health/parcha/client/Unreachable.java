package health.parcha.client;

/** A node did not answer, or stopped in the middle. Every command may be sent again: ids make repeats harmless. */
public final class Unreachable extends ClientFault {
    public Unreachable(String who, String cause) {
        super(
                "UNREACHABLE",
                who + " cannot be reached: " + cause,
                "See that the node runs and that its address is right, then do the same again.");
    }
}
