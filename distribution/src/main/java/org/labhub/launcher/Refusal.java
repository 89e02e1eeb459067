package org.labhub.launcher;

/** Why a hub does not start, in one line that its operator can act on. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * A reason.
     *
     * @param sentence what is wrong and what to do
     */
    public Refusal(String sentence) {
        super(sentence);
    }
}
