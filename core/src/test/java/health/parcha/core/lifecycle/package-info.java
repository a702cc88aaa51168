/** Tables of states that several tests run. */
@org.jspecify.annotations.NullMarked
package health.parcha.core.lifecycle;
