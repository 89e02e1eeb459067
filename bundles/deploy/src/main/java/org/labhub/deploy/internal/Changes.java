package org.labhub.deploy.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.labhub.api.deploy.DeployedFile;
import org.labhub.api.deploy.DeployedFile.State;

/** Logs each change of a file once, as soon as two looks agree: what lasts no longer is nobody's business. */
final class Changes {

    private final Logger log;
    private Map<String, DeployedFile> seen = Map.of();
    private final Map<String, DeployedFile> told = new HashMap<>();
    private String blindness = "";

    Changes(Logger log) {
        this.log = log;
    }

    void see(List<DeployedFile> files) {
        blindness = "";
        Map<String, DeployedFile> now = new HashMap<>();
        files.forEach(file -> now.put(file.name(), file));
        files.stream().filter(file -> file.equals(seen.get(file.name()))).forEach(this::tell);
        told.keySet().removeIf(name -> gone(name, now));
        seen = now;
    }

    /** The folder could not be looked at. */
    void blind(String why) {
        if (!why.equals(blindness)) {
            log.log(Level.WARNING, why);
        }
        blindness = why;
    }

    private boolean gone(String name, Map<String, DeployedFile> now) {
        boolean gone = !now.containsKey(name);
        if (gone) {
            log.log(Level.INFO, name + " is gone");
        }
        return gone;
    }

    private void tell(DeployedFile file) {
        if (file.state() != State.COPYING && !file.equals(told.put(file.name(), file))) {
            log.log(level(file.state()), sentence(file));
        }
    }

    private static String sentence(DeployedFile file) {
        String bundle = file.bundle().isEmpty() ? "" : " (" + file.bundle() + ")";
        String remedy = file.remedy().isEmpty() ? "" : ". " + file.remedy();
        return file.sentence() + bundle + remedy;
    }

    private static Level level(State state) {
        return switch (state) {
            case REFUSED -> Level.ERROR;
            case WAITING -> Level.WARNING;
            default -> Level.INFO;
        };
    }
}
