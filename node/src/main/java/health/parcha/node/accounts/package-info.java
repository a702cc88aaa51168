/** People's accounts at this node: what they deposited, who they are on chain, and what an officer may do for them. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.accounts;
