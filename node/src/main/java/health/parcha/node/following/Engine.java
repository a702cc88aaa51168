package health.parcha.node.following;

import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.node.configuration.NodeSettings;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine that this node asks; the only one. */
@Configuration(proxyBeanMethods = false)
class Engine {
    @Bean(destroyMethod = "close")
    HttpTransport engineTransport(NodeSettings settings) {
        return new HttpTransport(URI.create(settings.chain().url()));
    }

    @Bean
    EthRpc engineRpc(HttpTransport transport) {
        return new EthRpc(transport);
    }
}
