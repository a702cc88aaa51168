/** What a measurement is worth: rounds, their spread, the goal, and how busy the machine was. */
@org.jspecify.annotations.NullMarked
package health.parcha.bench.figures;
