/** Tickets, views and keys: deposited by patients, handed on to grantees, asked for by professionals. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.grants;
