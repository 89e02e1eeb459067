package org.labhub.api.channel;

/**
 * What a member of a channel says to the other side, beside the frames.
 *
 * @param channel on which it is said
 * @param sender uid of who says it, as the broker knows it
 * @param word that both sides know, for example {@code trigger}
 * @param data whatever the word needs, or empty
 */
public record Note(String channel, String sender, String word, String data) {}
