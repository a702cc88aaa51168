/** A whole area on one machine, its people and their files, and the tour through it: what the verbs of {@code ./parcha demo} do. */
@org.jspecify.annotations.NullMarked
package health.parcha.demo;
