/** Reading a file: the access act, the stream that answers it, and every check before anything is shown. */
@NullMarked
package health.parcha.client.reading;

import org.jspecify.annotations.NullMarked;
