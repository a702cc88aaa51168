/** Members' logs as a client checks them: receipts, opened entries, the root of what was served, inclusion. */
@NullMarked
package health.parcha.client.proof;

import org.jspecify.annotations.NullMarked;
