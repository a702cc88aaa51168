/** The log, held against RFC 6962's own definition, other people's vectors and a reader written by others. */
@org.jspecify.annotations.NullMarked
package health.parcha.log;
