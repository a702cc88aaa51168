/** The sealed index of each patient at home here. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.index;
