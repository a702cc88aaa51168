/** The network as a client trusts it: the pinned manifest, the members, and chain facts that two members agree on. */
@NullMarked
package health.parcha.client.network;

import org.jspecify.annotations.NullMarked;
