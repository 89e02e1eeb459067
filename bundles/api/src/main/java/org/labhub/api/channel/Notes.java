package org.labhub.api.channel;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is said on a channel beside its frames, by one of its members: its producer speaks to all consumers, a consumer to the
 * producer. Words go through the broker, a few a second: for "trigger now" and "I am calibrated", never for data. Who is not
 * there does not hear them, and nobody is told that they arrived: whatever must be answered is answered by another note.
 * Safe for all threads, and none of its methods but {@link #members} waits.
 */
@ProviderType
public interface Notes {

    /** How many of a member's notes may be on their way at once. */
    int MOST_UNDERWAY = 16;

    /** How many notes are kept for who does not poll; then the oldest is dropped and counted. */
    int MOST_KEPT = 64;

    /**
     * Says something to the other side.
     *
     * @param word that both sides know, at most 128 characters; {@code data} is the hub's own and refused
     * @param data whatever the word needs, at most 8192 characters
     * @return false if it was not even sent: the broker is away, or {@link #MOST_UNDERWAY} are on their way
     */
    boolean tell(String word, String data);

    /**
     * Hands over what the other side has said since. Does not block.
     *
     * @param handler called for each note, by this thread
     * @return how many there were
     */
    int poll(NoteHandler handler);

    /**
     * How many were dropped because nobody polled.
     *
     * @return since the channel was opened
     */
    long dropped();

    /**
     * Who reads the channel, of every process and host. Waits for the broker, half a second at most.
     *
     * @return their names, sorted; as the broker said last if it does not answer
     */
    List<String> members();
}
