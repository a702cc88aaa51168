/** What the operator decides: the settings file, the network's manifest, the keys folder. */
@org.jspecify.annotations.NullMarked
package health.parcha.node.configuration;
