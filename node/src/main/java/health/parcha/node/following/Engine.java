package health.parcha.node.following;

import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.configuration.SecretFile;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The engine that this node asks; the only one. */
@Configuration(proxyBeanMethods = false)
class Engine {
    private static final Duration AT_THE_DOOR = Duration.ofSeconds(2);

    @Bean(destroyMethod = "close")
    HttpTransport engineTransport(NodeSettings settings) {
        return transport(settings, HttpTransport.ANSWER);
    }

    @Bean
    @Primary
    EthRpc engineRpc(@Qualifier("engineTransport") HttpTransport engineTransport) {
        return new EthRpc(engineTransport);
    }

    @Bean(destroyMethod = "close")
    HttpTransport doorTransport(NodeSettings settings) {
        return transport(settings, AT_THE_DOOR);
    }

    /** The token is read at each call: whoever issues it puts a new one into the file before the old one ends. */
    private static HttpTransport transport(NodeSettings settings, Duration patience) {
        Optional<Supplier<String>> token = settings.chain().tokenFile().map(file -> () -> SecretFile.password(file));
        // A file that is not there, or that others may read, is for the start to refuse.
        settings.chain().tokenFile().ifPresent(SecretFile::password);
        return new HttpTransport(URI.create(settings.chain().url()), patience, token);
    }

    /** For callers who are waited for by people and can do without an answer. */
    @Bean
    EthRpc doorRpc(@Qualifier("doorTransport") HttpTransport doorTransport) {
        return new EthRpc(doorTransport);
    }
}
