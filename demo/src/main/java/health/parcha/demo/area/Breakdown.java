package health.parcha.demo.area;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.Supervised;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The end of a part that starts itself again and at last could not. */
final class Breakdown {
    private Breakdown() {}

    /** What to tell about the first of them that breaks down; never completes while all run or are closed. */
    static CompletableFuture<DemoFault> first(Map<String, ? extends Supervised> parts) {
        CompletableFuture<DemoFault> first = new CompletableFuture<>();
        parts.forEach((name, part) -> part.end().whenComplete((ended, cause) -> {
            if (cause != null) {
                first.complete(fault(name, cause));
            }
        }));
        return first;
    }

    private static DemoFault fault(String name, Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : thrown;
        return new DemoFault(
                "PART_LOST",
                "The " + name + " has ended and cannot be brought back: " + cause.getMessage(),
                // A fault of the part itself says what to do.
                "What was confirmed is kept." + (cause instanceof EmbeddedFault ? "" : " Start the demo again."),
                cause);
    }
}
