/** What other members are to be told, kept until they have taken it. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.deliveries;
