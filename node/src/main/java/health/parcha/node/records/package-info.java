/** Records as they arrive, where they are, and their owners' answers. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.records;
