/** Reading whole files in processes of their own, so that cold is cold. */
@org.jspecify.annotations.NullMarked
package health.parcha.bench.reading;
