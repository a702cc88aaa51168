/** HTTP towards one node (docs/spec/api.md). The one place of the client that knows HTTP. */
@NullMarked
package health.parcha.client.door;

import org.jspecify.annotations.NullMarked;
