package org.labhub.host.internal.life;

/** The service of a plug-in could not be got. */
public final class ConstructionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * For this reason.
     *
     * @param innermost message of what its constructor threw
     */
    public ConstructionFailed(String innermost) {
        super(innermost);
    }
}
