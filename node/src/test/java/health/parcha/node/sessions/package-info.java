@org.jspecify.annotations.NullMarked
package health.parcha.node.sessions;
