/** The members of the network: what the chain says of them, and the documents that tell how to reach and check them. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.members;
