/** How the node is doing, for people, for machines and for the watchman. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.status;
