/** Who did what to whose file, for those who may know. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.trails;
