package org.labhub.api.instrument;

import java.io.IOException;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Note;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A device that produces. A driver bundle provides it as a service; the host finds it and drives it, on one thread that
 * belongs to this instance: {@link #open} once, then {@link #connect}, then {@link #acquire} again and again, then
 * {@link #disconnect}. Its constructor touches neither hardware nor memory, so that a bundle activates at once.
 *
 * <p>An {@link IOException} means that the device is away: the host disconnects, shows the instrument as offline with the
 * reason, logs it once, and connects again with growing pauses. Anything else that is thrown is a fault of the driver: its ends
 * are closed, and after a pause the service is got anew and opened. So it goes with a call that does not return in time.
 */
@ConsumerType
public interface Instrument {

    /**
     * Gets the ends that this instrument writes to. Called once, before anything else.
     *
     * @param mine belongs to this instance; the host closes what is got there
     * @throws IOException if what it needs is not there yet
     */
    void open(Channels mine) throws IOException;

    /**
     * Opens the device. May take its time; the host has a deadline for it.
     *
     * @throws IOException if the device is not there or does not answer
     */
    void connect() throws IOException;

    /**
     * Takes what the device has and writes it.
     *
     * @return how many frames were written; 0 means "nothing yet, let me rest"
     * @throws IOException if the device went away
     */
    int acquire() throws IOException;

    /**
     * Called between two {@link #acquire}s for what a reader of a channel of this instrument says to it; whoever waits long for
     * its device hears late. To speak, {@link Channels#notes} is kept from {@link #open}.
     *
     * @param note what was said
     * @throws IOException if the device went away
     */
    default void onNote(Note note) throws IOException {}

    /**
     * What the device says of itself. Asked once after each {@link #connect}.
     *
     * @return what is known of it
     * @throws IOException if the device went away
     */
    default Nameplate nameplate() throws IOException {
        return Nameplate.UNKNOWN;
    }

    /**
     * Closes the device. Called after every {@link #connect}, also after one that failed half-way, unless {@link #handOver} is.
     *
     * @throws IOException if it cannot even be closed; that is logged and forgotten
     */
    void disconnect() throws IOException;

    /**
     * Lets go of the device as it is, because a newer instance may be about to take its place: its bundle is stopped, which is how
     * an update begins, or its configuration has changed. Called in place of {@link #disconnect} then. A driver whose device need not be reset closes
     * its connection and leaves output, ranges and triggers as they are; the next {@link #connect} finds them so.
     *
     * @throws IOException if it cannot even be closed; that is logged and forgotten
     */
    default void handOver() throws IOException {
        disconnect();
    }
}
