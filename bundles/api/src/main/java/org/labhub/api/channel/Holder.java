package org.labhub.api.channel;

/**
 * Who holds something in a block.
 *
 * @param name what it called itself
 * @param pid of its process, for people to read; it decides nothing
 * @param verdict on its process
 */
public record Holder(String name, long pid, Verdict verdict) {

    @Override
    public String toString() {
        return name + " (pid " + pid + ", " + verdict + ")";
    }
}
