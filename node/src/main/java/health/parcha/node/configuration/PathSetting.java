package health.parcha.node.configuration;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a path that may be left out; the framework reads paths, and what may be left out, but not the two together. */
@Component
@ConfigurationPropertiesBinding
final class PathSetting implements Converter<String, Optional<Path>> {
    @Override
    public Optional<Path> convert(String text) {
        return Optional.of(Path.of(text));
    }
}
