package org.labhub.host.internal.life;

/** A call into the code of a plug-in, by the name that a person reads. */
public enum Verb {
    /** The service is got: its constructor runs. */
    CONSTRUCT("its constructor"),
    /** {@code Instrument.open}. */
    OPEN("open"),
    /** {@code Instrument.connect}. */
    CONNECT("connect"),
    /** {@code Instrument.nameplate}. */
    NAMEPLATE("nameplate"),
    /** {@code Instrument.acquire}. */
    ACQUIRE("acquire"),
    /** {@code Instrument.disconnect}. */
    DISCONNECT("disconnect"),
    /** {@code Instrument.handOver}. */
    HAND_OVER("handOver"),
    /** A frame is handed over. */
    FRAME("onFrame"),
    /** A channel has been attached to. */
    ATTACHED("attached"),
    /** A slot is handed over in place. */
    SLOT("onSlot"),
    /** An event is told. */
    EVENT("onEvent"),
    /** It learns that it is on its channel. */
    JOINED("joined"),
    /** A note is handed over. */
    NOTE("onNote"),
    /** A job or handler of a queue runs. */
    JOB("a job");

    private final String text;

    Verb(String text) {
        this.text = text;
    }

    /** As it is shown. */
    public String text() {
        return text;
    }
}
