@org.jspecify.annotations.NullMarked
package health.parcha.demo.area;
