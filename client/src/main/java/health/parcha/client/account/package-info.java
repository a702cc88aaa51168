/** Accounts: making one, and verifying others' at the desk. */
@NullMarked
package health.parcha.client.account;

import org.jspecify.annotations.NullMarked;
