/** What leaves Parcha and stands alone: a record with its proof, a whole account, files opened with plain age identities. */
@NullMarked
package health.parcha.client.bundle;

import org.jspecify.annotations.NullMarked;
