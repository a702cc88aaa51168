package health.parcha.node.following;

import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.node.configuration.NodeSettings;
import java.net.URI;
import java.time.Duration;
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
        return new HttpTransport(URI.create(settings.chain().url()));
    }

    @Bean
    @Primary
    EthRpc engineRpc(@Qualifier("engineTransport") HttpTransport engineTransport) {
        return new EthRpc(engineTransport);
    }

    @Bean(destroyMethod = "close")
    HttpTransport doorTransport(NodeSettings settings) {
        return new HttpTransport(URI.create(settings.chain().url()), AT_THE_DOOR);
    }

    /** For callers who are waited for by people and can do without an answer. */
    @Bean
    EthRpc doorRpc(@Qualifier("doorTransport") HttpTransport doorTransport) {
        return new EthRpc(doorTransport);
    }
}
