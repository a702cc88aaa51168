/** Verified professionals of all members, each believed only as the chain has verified them. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.directory;
