/** What the chain says, followed to a settled block and kept beside the journal. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.following;
