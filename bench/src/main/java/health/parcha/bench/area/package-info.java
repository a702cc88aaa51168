/** A running demo to measure, and files of any length in it, all made through public doors. */
@org.jspecify.annotations.NullMarked
package health.parcha.bench.area;
