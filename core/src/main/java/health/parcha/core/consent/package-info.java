/** Who may read what, and until when. */
@org.jspecify.annotations.NullMarked
package health.parcha.core.consent;
