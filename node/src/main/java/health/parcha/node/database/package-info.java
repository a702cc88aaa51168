/** The node's PostgreSQL: schema, pool, leases. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.database;
