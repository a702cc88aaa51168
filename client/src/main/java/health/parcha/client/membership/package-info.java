/** Who belongs to the network, and how its members change that: proposing, approving, executing. For admins of members. */
@org.jspecify.annotations.NullMarked
package health.parcha.client.membership;
