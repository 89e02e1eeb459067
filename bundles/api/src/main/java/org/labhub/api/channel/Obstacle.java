package org.labhub.api.channel;

import java.util.List;

/** Why the last claim was refused, or a write of the flex zone. */
public sealed interface Obstacle {

    /** Nothing stood in the way. */
    record None() implements Obstacle {
        @Override
        public String toString() {
            return "nothing stands in the way";
        }
    }

    /**
     * The ring is full of frames that somebody still needs.
     *
     * @param waitingFor those who have read least
     */
    record RingFull(List<Holder> waitingFor) implements Obstacle {

        /**
         * Takes a copy.
         *
         * @param waitingFor those who have read least
         */
        public RingFull {
            waitingFor = List.copyOf(waitingFor);
        }

        @Override
        public String toString() {
            return waitingFor.isEmpty()
                    ? "the ring is full, and its one reader is not there"
                    : "the ring is full; " + waitingFor + " has not read it yet";
        }
    }

    /**
     * The slot that is next is being read in place.
     *
     * @param readBy who reads it
     */
    record SlotInUse(List<Holder> readBy) implements Obstacle {

        /**
         * Takes a copy.
         *
         * @param readBy who reads it
         */
        public SlotInUse {
            readBy = List.copyOf(readBy);
        }

        @Override
        public String toString() {
            return "the next slot is being read in place by " + readBy;
        }
    }

    /**
     * The flex zone is being written.
     *
     * @param writtenBy who holds its lock
     */
    record ZoneInUse(List<Holder> writtenBy) implements Obstacle {

        /**
         * Takes a copy.
         *
         * @param writtenBy who holds its lock
         */
        public ZoneInUse {
            writtenBy = List.copyOf(writtenBy);
        }

        @Override
        public String toString() {
            return "the flex zone's lock is held by " + writtenBy;
        }
    }

    /**
     * Somebody else is the block's writer.
     *
     * @param holder who it is
     */
    record NoLease(Holder holder) implements Obstacle {
        @Override
        public String toString() {
            return "the lease is held by " + holder;
        }
    }
}
