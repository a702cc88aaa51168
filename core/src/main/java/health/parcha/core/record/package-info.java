/** Records: what one author signs at one time in one category. */
@org.jspecify.annotations.NullMarked
package health.parcha.core.record;
