/** Other accounts as a client believes them: card and sheet checked against the chain and against what was pinned. */
@NullMarked
package health.parcha.client.people;

import org.jspecify.annotations.NullMarked;
