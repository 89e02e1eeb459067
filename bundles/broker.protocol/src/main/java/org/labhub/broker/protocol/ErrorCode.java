package org.labhub.broker.protocol;

/** Why the broker refuses a request: what triggers it, and what the caller should do. The reference page is made from it. */
public enum ErrorCode {
    /** See {@link #trigger}. */
    UNKNOWN_MESSAGE_TYPE("the type is none of this protocol version", "Use the broker's version of LabHub."),
    /** See {@link #trigger}. */
    INVALID_REQUEST(
            "the body cannot be read, or a field breaks its rule",
            "Mend the named field; do not send it again as it is."),
    /** See {@link #trigger}. */
    NO_SESSION(
            "the connection has not said HELLO_REQ, or the broker has started again",
            "Say HELLO_REQ and register everything again."),
    /** See {@link #trigger}. */
    REPLAYED(
            "the number of the request is not above the last one of its session",
            "Number each request; never send one twice."),
    /** See {@link #trigger}. */
    LIMIT_REACHED(
            "the broker or this key has as many connections or registrations as it may",
            "Close some, or raise the limit in the broker's configuration."),
    /** See {@link #trigger}. */
    FORBIDDEN(
            "the key's role does not include this request, or a rule for this channel excludes it",
            "Have an operator give the key another role, or change the rule."),
    /** See {@link #trigger}. */
    NAME_TAKEN("the uid belongs to another key", "Use a uid of your own."),
    /** See {@link #trigger}. */
    CHANNEL_NOT_FOUND("nobody offers such a channel", "Start its producer, or look at the names with labhub:channels."),
    /** See {@link #trigger}. */
    CHANNEL_NOT_READY(
            "the channel stayed pending until the caller's deadline (made by the client)",
            "See why its producer shows no sign of life."),
    /** See {@link #trigger}. */
    CHANNEL_TAKEN("another producer offers this channel", "Stop the other producer, or take another name."),
    /** See {@link #trigger}. */
    SCHEMA_MISMATCH(
            "the channel has another schema, and this is no hand-over",
            "Use the channel's schema, or hand the channel over with replaces."),
    /** See {@link #trigger}. */
    TRANSPORT_MISMATCH("the channel has another transport", "Ask for the transport that discovery names."),
    /** See {@link #trigger}. */
    POLICY_MISMATCH(
            "the channel grants no such read policy", "Ask for the policy that discovery names, or for a lossy one."),
    /** See {@link #trigger}. */
    NOT_REGISTERED("no such registration of this uid and key", "Nothing is left to withdraw; register first."),
    /** See {@link #trigger}. */
    NOT_A_MEMBER("only who offers or reads a channel may speak on it", "Register with the channel first."),
    /** See {@link #trigger}. */
    ROLE_NOT_FOUND("nobody with this uid is registered", "Look at the uids with labhub:roles."),
    /** See {@link #trigger}. */
    SCHEMA_NOT_FOUND("the registry has no such schema", "Look at the list, or have its producer register."),
    /** See {@link #trigger}. */
    SCHEMA_CONFLICT(
            "the registry holds another layout under this id and version, or the hash is not the text's",
            "Raise the version when the layout changes."),
    /** See {@link #trigger}. */
    TOO_LARGE("the answer does not fit a message", "Ask for it in pages."),
    /** See {@link #trigger}. */
    INTERNAL_ERROR("the broker failed at this request; it goes on", "Look into the hub's log; report it.");

    private final String trigger;
    private final String remedy;

    ErrorCode(String trigger, String remedy) {
        this.trigger = trigger;
        this.remedy = remedy;
    }

    /**
     * What triggers it.
     *
     * @return for people
     */
    public String trigger() {
        return trigger;
    }

    /**
     * What the caller should do.
     *
     * @return for people
     */
    public String remedy() {
        return remedy;
    }
}
