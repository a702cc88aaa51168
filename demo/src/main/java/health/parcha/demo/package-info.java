/** A whole area on one laptop, its people, and the tour. */
@org.jspecify.annotations.NullMarked
package health.parcha.demo;
