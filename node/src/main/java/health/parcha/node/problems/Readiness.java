package health.parcha.node.problems;

import java.util.Optional;

/** A part of the node that requests need; {@code /health/ready} asks them all. */
public interface Readiness {
    /** What it waits for, in a sentence; empty where it can work. Answers at once. */
    Optional<String> waitingFor();
}
