/** Keys and age files: seal, open, share, recover. */
@org.jspecify.annotations.NullMarked
package health.parcha.seal;
