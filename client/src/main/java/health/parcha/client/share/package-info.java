/** What others have shared with me. */
@NullMarked
package health.parcha.client.share;

import org.jspecify.annotations.NullMarked;
