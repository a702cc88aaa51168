/** Consent: what was shared with me, granting, revoking, requests. */
@NullMarked
package health.parcha.client.consent;

import org.jspecify.annotations.NullMarked;
