/**
 * What a person's program does: seal, sign, send, fetch, check, open. Verbs, one class each; everything that can go wrong
 * is a {@link health.parcha.client.ClientFault}.
 */
@NullMarked
package health.parcha.client;

import org.jspecify.annotations.NullMarked;
