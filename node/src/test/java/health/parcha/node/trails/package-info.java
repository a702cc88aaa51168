@org.jspecify.annotations.NullMarked
package health.parcha.node.trails;
