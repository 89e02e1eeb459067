package org.labhub.metrics.internal.family;

import java.util.List;

/** Every family of figures that a hub shows: nothing else ever becomes a name or a label. */
public enum Family {
    HUB_INFO("labhub_hub_info", Kind.INFO, "Which hub this is.", "hub", "uid"),
    METRICS_DROPPED_SERIES(
            "labhub_metrics_dropped_series",
            Kind.GAUGE,
            "Series that this page leaves out because a family has too many of them."),

    BLOCK_FRAMES("labhub_block_frames_total", Kind.COUNTER, "Frames committed since the block was made.", "channel"),
    BLOCK_BYTES("labhub_block_bytes_total", Kind.COUNTER, "Bytes of payload in these frames.", "channel"),
    BLOCK_ABORTED("labhub_block_aborted_total", Kind.COUNTER, "Slots that were claimed and given back.", "channel"),
    BLOCK_CLAIM_TIMEOUTS(
            "labhub_block_claim_timeouts_total",
            Kind.COUNTER,
            "Claims refused at their deadline: a queueing reader had not read on (reader), or a slot was held in place (slot).",
            "channel",
            "held_by"),
    BLOCK_BLOCKED(
            "labhub_block_blocked_seconds_total", Kind.COUNTER, "How long writers have waited for a slot.", "channel"),
    BLOCK_TAKEOVERS("labhub_block_takeovers_total", Kind.COUNTER, "Leases taken from dead writers.", "channel"),
    BLOCK_EVICTIONS(
            "labhub_block_evictions_total", Kind.COUNTER, "Consumers whose place an operator took away.", "channel"),
    BLOCK_SCHEMA_REFUSALS(
            "labhub_block_schema_refusals_total",
            Kind.COUNTER,
            "Attachers that were refused because of their schema.",
            "channel"),
    BLOCK_RECOVERIES(
            "labhub_block_recoveries_total", Kind.COUNTER, "Things cleared after somebody had died.", "channel"),
    BLOCK_GENERATION("labhub_block_generation", Kind.GAUGE, "Which block this is under its name.", "channel"),
    BLOCK_SIZE("labhub_block_size_bytes", Kind.GAUGE, "What the block takes of the shared memory.", "channel"),
    BLOCK_SLOTS("labhub_block_slots", Kind.GAUGE, "How many slots its ring has.", "channel"),
    BLOCK_WRITERS(
            "labhub_block_writers",
            Kind.GAUGE,
            "Whether somebody holds the lease, by the verdict on its process.",
            "channel",
            "verdict"),
    BLOCKS_UNREADABLE("labhub_blocks_unreadable", Kind.GAUGE, "Blocks that are there and cannot be looked at."),

    CONSUMER_FRAMES("labhub_consumer_frames_total", Kind.COUNTER, "Frames delivered.", "channel", "consumer", "policy"),
    CONSUMER_LOST(
            "labhub_consumer_lost_total",
            Kind.COUNTER,
            "Frames overwritten before the consumer came to them; it was told.",
            "channel",
            "consumer",
            "policy"),
    CONSUMER_SKIPPED(
            "labhub_consumer_skipped_total",
            Kind.COUNTER,
            "Frames left out by design of its policy.",
            "channel",
            "consumer",
            "policy"),
    CONSUMER_CORRUPT(
            "labhub_consumer_corrupt_total",
            Kind.COUNTER,
            "Frames whose checksum did not fit.",
            "channel",
            "consumer",
            "policy"),
    CONSUMER_LAG(
            "labhub_consumer_lag_frames",
            Kind.GAUGE,
            "Frames committed and not yet taken.",
            "channel",
            "consumer",
            "policy"),
    CONSUMERS(
            "labhub_consumers",
            Kind.GAUGE,
            "Consumers attached to a block, by the verdict on their process.",
            "channel",
            "verdict"),

    PLUGIN_STATE(
            "labhub_plugin_state",
            Kind.GAUGE,
            "1 for the state in which an instrument, a listener or a processor is, 0 for the others.",
            "plugin",
            "kind",
            "state"),
    PLUGIN_FRAMES(
            "labhub_plugin_frames_total",
            Kind.COUNTER,
            "Frames that an instrument or a processor wrote, or for which a listener was called.",
            "plugin",
            "kind"),
    PLUGIN_FAILURES("labhub_plugin_failures", Kind.GAUGE, "How often its code failed in a row.", "plugin", "kind"),
    PLUGIN_CYCLES("labhub_plugin_cycles_total", Kind.COUNTER, "Cycles since it appeared.", "plugin", "kind"),
    PLUGIN_WORKED("labhub_plugin_worked_seconds_total", Kind.COUNTER, "How long its cycles took.", "plugin", "kind"),
    PLUGIN_WAITED(
            "labhub_plugin_waited_seconds_total", Kind.COUNTER, "How long it rested before them.", "plugin", "kind"),
    PLUGIN_LATEST(
            "labhub_plugin_latest_seconds",
            Kind.GAUGE,
            "By how much the cycle began too late that was the latest of all.",
            "plugin",
            "kind"),
    PLUGIN_OVERRUNS(
            "labhub_plugin_overruns_total",
            Kind.COUNTER,
            "Cycles at whose end the next was due already.",
            "plugin",
            "kind"),
    PLUGIN_CYCLES_SKIPPED(
            "labhub_plugin_skipped_cycles_total",
            Kind.COUNTER,
            "Cycles left out because an earlier one took too long.",
            "plugin",
            "kind"),
    LEDGER_FRAMES(
            "labhub_ledger_frames",
            Kind.GAUGE,
            "What became of the frames of a channel since a listener or a processor joined it: the fate is produced, and "
                    + "that is the sum of delivered, skipped, gaps, corrupt and in_flight.",
            "plugin",
            "channel",
            "fate"),

    CHANNEL_STATE(
            "labhub_channel_state",
            Kind.GAUGE,
            "1 for the state in which the registration of a channel's producer is, 0 for the others.",
            "channel",
            "state"),
    CHANNEL_CONSUMERS(
            "labhub_channel_consumers", Kind.GAUGE, "Consumers of a channel that the broker knows.", "channel"),
    BROKER_CONNECTED(
            "labhub_broker_connected",
            Kind.GAUGE,
            "1 when the hub is connected to its broker and everything is registered."),
    BROKER_CONNECTION_AGE(
            "labhub_broker_connection_state_seconds", Kind.GAUGE, "For how long the connection has been as it is."),
    BROKER_ANSWERS(
            "labhub_broker_answers", Kind.GAUGE, "1 when the broker answered the questions of this page in time."),
    BROKER_EVENTS(
            "labhub_broker_events_total", Kind.COUNTER, "What the broker counts of itself since it began.", "event"),

    RECOVERY_STEPS(
            "labhub_recovery_steps_total",
            Kind.COUNTER,
            "Steps that the hub carried out to mend blocks, by itself or because somebody told it to.",
            "action",
            "outcome"),
    RECOVERY_ROUNDS(
            "labhub_recovery_rounds_total", Kind.COUNTER, "How often the hub looked at all its blocks by itself."),
    RECOVERY_LAST_ROUND(
            "labhub_recovery_last_round_time_seconds",
            Kind.GAUGE,
            "When the hub last looked at all its blocks by itself, in seconds since 1970; 0 before it has, and where it may not."),
    RECOVERY_FINDINGS(
            "labhub_recovery_findings",
            Kind.GAUGE,
            "What is wrong with all blocks together, as the hub last saw them by itself, by how bad it is.",
            "health"),

    HEALTH("labhub_health", Kind.GAUGE, "1 for the status of a health check, 0 for the others.", "check", "status"),

    HOST_LOAD("labhub_host_load", Kind.GAUGE, "Processes that run or want to, averaged over a minute."),
    HOST_PROCESSORS("labhub_host_processors", Kind.GAUGE, "Processors that the hub may use."),
    HOST_SPACE(
            "labhub_host_space_bytes",
            Kind.GAUGE,
            "The size of the file system below the blocks (blocks) and below the base (data).",
            "place"),
    HOST_SPACE_FREE("labhub_host_space_free_bytes", Kind.GAUGE, "What is free of it for the hub.", "place"),
    BLOCKS_LIMIT("labhub_blocks_limit_bytes", Kind.GAUGE, "What all blocks of the hub may take together."),

    JVM_INFO("jvm_info", Kind.INFO, "Which Java the hub runs on.", "version", "vendor"),
    JVM_MEMORY_USED("jvm_memory_used_bytes", Kind.GAUGE, "Memory that the JVM uses.", "area"),
    JVM_MEMORY_COMMITTED("jvm_memory_committed_bytes", Kind.GAUGE, "Memory that the JVM has.", "area"),
    JVM_MEMORY_MAX("jvm_memory_max_bytes", Kind.GAUGE, "Memory that the JVM may take; -1 without a limit.", "area"),
    JVM_THREADS("jvm_threads_current", Kind.GAUGE, "Threads that live."),
    JVM_THREADS_DEADLOCKED("jvm_threads_deadlocked", Kind.GAUGE, "Threads that wait for each other for ever."),
    JVM_CLASSES("jvm_classes_currently_loaded", Kind.GAUGE, "Classes that are loaded."),
    JVM_GC_COLLECTIONS("jvm_gc_collections_total", Kind.COUNTER, "How often a collector ran.", "gc"),
    JVM_GC_SECONDS("jvm_gc_collection_seconds_total", Kind.COUNTER, "How long a collector ran.", "gc"),
    PROCESS_CPU("process_cpu_seconds_total", Kind.COUNTER, "Processor time of the hub's process."),
    PROCESS_START("process_start_time_seconds", Kind.GAUGE, "When the process started, in seconds since 1970."),
    PROCESS_OPEN_FILES("process_open_fds", Kind.GAUGE, "Files and sockets that are open."),
    PROCESS_MAX_FILES("process_max_fds", Kind.GAUGE, "How many may be open.");

    private final String exposed;
    private final Kind kind;
    private final String help;
    private final String labels;

    Family(String exposed, Kind kind, String help, String... labels) {
        this.exposed = exposed;
        this.kind = kind;
        this.help = help;
        this.labels = String.join(" ", labels);
    }

    /** The name that a scraper sees. */
    public String exposed() {
        return exposed;
    }

    /** How it moves. */
    public Kind kind() {
        return kind;
    }

    /** What it tells, in one sentence. */
    public String help() {
        return help;
    }

    /** By what its series differ. */
    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1));
    }
}
