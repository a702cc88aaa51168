/** A person at work: keystore on disk, notes, log in, and the logged-in person that every verb takes. */
@NullMarked
package health.parcha.client.session;

import org.jspecify.annotations.NullMarked;
