/** Consent, as the owner of a file gives it: granting, revoking, requests. */
@NullMarked
package health.parcha.client.consent;

import org.jspecify.annotations.NullMarked;
