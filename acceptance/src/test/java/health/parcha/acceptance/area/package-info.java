/** The one area that all acceptance tests share, started by the launcher as anybody starts it. */
@org.jspecify.annotations.NullMarked
package health.parcha.acceptance.area;
