/** Writing into a file: records, comments, new versions, the owner's decisions, folding the index. */
@NullMarked
package health.parcha.client.record;

import org.jspecify.annotations.NullMarked;
