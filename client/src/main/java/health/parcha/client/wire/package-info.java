/** Small readings of JSON that several verbs need. */
@NullMarked
package health.parcha.client.wire;

import org.jspecify.annotations.NullMarked;
