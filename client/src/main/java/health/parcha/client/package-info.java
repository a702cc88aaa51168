/** What a person's program does. */
@org.jspecify.annotations.NullMarked
package health.parcha.client;
