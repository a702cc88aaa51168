@org.jspecify.annotations.NullMarked
package health.parcha.demo.tour;
