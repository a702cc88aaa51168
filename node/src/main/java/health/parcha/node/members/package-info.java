/** The members of the network, their documents, and the directory of professionals gathered from all of them. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.members;
