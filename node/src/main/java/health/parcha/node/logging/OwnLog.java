package health.parcha.node.logging;

import health.parcha.log.LogAbsent;
import health.parcha.log.LogFailure;
import health.parcha.log.LogOrigin;
import health.parcha.log.LogStorage;
import health.parcha.log.NoteSigner;
import health.parcha.log.PublishedLog;
import health.parcha.log.RecordLog;
import health.parcha.log.WriterConflict;
import health.parcha.node.configuration.NetworkManifest;
import health.parcha.node.configuration.NodeKeys;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.configuration.StartRefusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** This member's log and its keys. */
@Configuration(proxyBeanMethods = false)
class OwnLog {
    @Bean
    LogOrigin logOrigin(NodeSettings settings, NetworkManifest manifest) {
        return LogOrigin.of(manifest.network(), settings.number());
    }

    @Bean
    RecordLog recordLog(LogOrigin origin, NodeKeys keys, LogStorage storage) {
        NoteSigner log = NoteSigner.ed25519(origin.logKey(), keys.log());
        NoteSigner receipt = NoteSigner.ed25519(origin.receiptKey(), keys.receipt());
        try {
            return RecordLog.open(origin, storage, log, receipt);
        } catch (LogAbsent first) {
            return create(origin, storage, log, receipt);
        } catch (LogFailure foreign) {
            throw new StartRefusal(
                    StartRefusal.Code.DATABASE_FOREIGN,
                    "The log in this database is not this member's: " + foreign.sentence() + ".",
                    "Check parcha.database and parcha.keys; nothing was changed.",
                    foreign);
        }
    }

    /** That the member really never had one is checked against the chain before anything is published. */
    private static RecordLog create(LogOrigin origin, LogStorage storage, NoteSigner log, NoteSigner receipt) {
        try {
            return RecordLog.create(origin, storage, log, receipt);
        } catch (WriterConflict another) {
            return RecordLog.open(origin, storage, log, receipt);
        }
    }

    @Bean
    PublishedLog publishedLog(LogStorage storage) {
        return new PublishedLog(storage);
    }
}
