/** The nouns and rules of Parcha, on the JDK alone. */
@org.jspecify.annotations.NullMarked
package health.parcha.core;
