/** The verbs of {@code ./parcha}, one class each, over {@code health.parcha.client}. */
@NullMarked
package health.parcha.cli;

import org.jspecify.annotations.NullMarked;
