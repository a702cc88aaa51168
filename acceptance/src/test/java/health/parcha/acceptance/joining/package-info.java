/** A hospital joins the network that runs already, by the verbs of the command line alone. */
@org.jspecify.annotations.NullMarked
package health.parcha.acceptance.joining;
