/** The people of the area: who works where, their accounts, their secrets for whoever plays them. */
@org.jspecify.annotations.NullMarked
package health.parcha.demo.people;
