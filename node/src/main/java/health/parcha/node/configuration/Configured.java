package health.parcha.node.configuration;

import health.parcha.chain.Contracts;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the operator gave, read once; and the clock and the randomness that everything takes as arguments. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NodeSettings.class)
class Configured {
    @Bean
    NetworkManifest networkManifest(NodeSettings settings) {
        return NetworkManifest.read(settings.chain().network());
    }

    @Bean
    Contracts contracts(NetworkManifest manifest) {
        return manifest.contracts();
    }

    @Bean
    NodeKeys nodeKeys(NodeSettings settings) {
        return NodeKeys.in(settings.keys());
    }

    @Bean
    OwnDocument ownDocument(NodeSettings settings, NetworkManifest manifest, NodeKeys keys) {
        return OwnDocument.of(settings, manifest, keys);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }
}
