package org.labhub.itests.rooms;

import java.util.Set;

/** One row of the table of rooms: {@code driver.*} stands for every bundle whose name begins so. */
record Room(String name, int floor, Set<String> imports) {

    boolean holds(String bundle) {
        return name.endsWith("*") ? bundle.startsWith(name.substring(0, name.length() - 1)) : bundle.equals(name);
    }

    boolean isForPlugins() {
        return name.endsWith("*");
    }
}
