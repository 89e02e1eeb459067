package org.labhub.settings.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configuration Admin, as far as it is needed here. What is refused is bound to nobody, so that no component gets it. */
final class Store {

    private static final String ANYBODY = "?";
    private static final String NOBODY = "labhub:refused";

    private final ConfigurationAdmin admin;

    Store(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    List<String> pids() {
        try {
            return Arrays.stream(Objects.requireNonNullElse(admin.listConfigurations(null), new Configuration[0]))
                    .map(Configuration::getPid)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Map<String, Object> read(String pid) {
        return existing(pid)
                .flatMap(configuration -> Optional.ofNullable(configuration.getProperties()))
                .map(Edits::map)
                .orElse(Map.of());
    }

    void write(String pid, Map<String, Object> values, boolean refused) {
        try {
            Configuration configuration = existing(pid).orElseGet(() -> made(pid));
            String location = refused ? NOBODY : ANYBODY;
            if (refused && !location.equals(configuration.getBundleLocation())) {
                configuration.setBundleLocation(location);
            }
            configuration.updateIfDifferent(FrameworkUtil.asDictionary(values));
            if (!refused && NOBODY.equals(configuration.getBundleLocation())) {
                configuration.setBundleLocation(location);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration " + pid + " cannot be stored in data/config", e);
        }
    }

    void delete(String pid) {
        try {
            Optional<Configuration> there = existing(pid);
            if (there.isPresent()) {
                there.get().delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration " + pid + " cannot be deleted from data/config", e);
        }
    }

    private Optional<Configuration> existing(String pid) {
        try {
            String filter = "(service.pid=" + pid.replaceAll("([\\\\()*])", "\\\\$1") + ")";
            return Arrays.stream(Objects.requireNonNullElse(admin.listConfigurations(filter), new Configuration[0]))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Configuration made(String pid) {
        try {
            int tilde = pid.indexOf('~');
            return tilde < 0
                    ? admin.getConfiguration(pid, ANYBODY)
                    : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), ANYBODY);
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration " + pid + " cannot be made in data/config", e);
        }
    }
}
