/** Trails: who did what to a file, each entry checked against the log that holds it and the anchor on chain. */
@NullMarked
package health.parcha.client.audit;

import org.jspecify.annotations.NullMarked;
