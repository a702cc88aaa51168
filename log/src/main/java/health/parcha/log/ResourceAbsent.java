package health.parcha.log;

/** The log does not hold the checkpoint, tile or bundle asked for. From a published log this is a hole: retry elsewhere, then report it. */
public final class ResourceAbsent extends LogFailure {
    public ResourceAbsent(String message) {
        super("log-resource-absent", message);
    }
}
