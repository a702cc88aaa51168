/** Who takes part: accounts, members, the network. */
@org.jspecify.annotations.NullMarked
package health.parcha.core.party;
