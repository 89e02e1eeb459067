package org.labhub.shm.internal.slot;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.agrona.UnsafeApi;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.frame.Integrity;
import org.labhub.shm.internal.layout.Geometry;
import org.labhub.shm.internal.layout.SlotField;
import org.labhub.shm.internal.segment.Copies;

/**
 * The checksum over a frame's payload. It is computed over copies on the heap, since the JDK's own loops over a mapped range
 * end the JVM if the file was cut. Belongs to one thread.
 */
abstract class FrameSum {

    /** What is summed at once; stays in the nearest cache. */
    private static final int PIECE = 8 << 10;

    /** So few are summed while they are still on their way from the processor to its cache. */
    private static final int FEW = 256;

    private static final int LENGTH = SlotField.LENGTH.at();
    private static final int CRC = SlotField.CRC.at();
    private static final int FLAGS = SlotField.FLAGS.at();
    private static final int STAMPED = 1;

    private final byte[] piece = new byte[PIECE];
    final int slotBytes;

    private FrameSum(BlockInfo block) {
        slotBytes = block.slotBytes();
    }

    /** As a block's policy asks for at each commit and before each delivery. */
    static FrameSum enforcedBy(BlockInfo block) {
        return block.channel().checksums() == ChecksumPolicy.ENFORCED ? by(block) : new NoSum(block);
    }

    /** For who asks: as a block with checksums stores them, enforced or not. */
    static FrameSum onRequest(BlockInfo block) {
        return block.channel().checksums() == ChecksumPolicy.NONE ? new NoSum(block) : by(block);
    }

    /** As a block stores it, whatever its policy. */
    static FrameSum by(BlockInfo block) {
        return block.channel().checksum() == Checksum.CRC32C ? new CrcSum(block) : new BlakeSum(block);
    }

    /** Stores the sum of a frame that is about to be committed. */
    abstract void stamp(long slot, int length, long sequence);

    /** Whether a slot holds what was stamped, for this very frame. */
    abstract boolean fits(long slot, long sequence);

    /** What a slot's content says beside what was stamped. */
    final Integrity judge(long slot, long sequence) {
        if (UnsafeApi.getInt(slot + FLAGS) != STAMPED) {
            return Integrity.UNSUMMED;
        }
        return fits(slot, sequence) ? Integrity.INTACT : Integrity.CORRUPT;
    }

    /** Says that a slot's frame has no sum. */
    static void clear(long slot) {
        UnsafeApi.putInt(slot + FLAGS, 0);
    }

    /** What the slot says of its length, bounded by the room that there is. */
    final int length(long slot) {
        return Math.max(0, Math.min(UnsafeApi.getInt(slot + LENGTH), slotBytes));
    }

    final void eachPiece(long slot, int length) {
        long from = slot + SlotField.BYTES;
        for (int left = length; left > 0; left -= PIECE) {
            int bytes = Math.min(left, PIECE);
            copyOut(from, bytes);
            from += bytes;
            add(piece, bytes);
        }
    }

    private void copyOut(long from, int bytes) {
        if (bytes > FEW) {
            Copies.out(from, piece, bytes);
        } else {
            Copies.outEach(from, piece, bytes);
        }
    }

    abstract void add(byte[] bytes, int length);

    private static final class NoSum extends FrameSum {

        NoSum(BlockInfo block) {
            super(block);
        }

        @Override
        void stamp(long slot, int length, long sequence) {
            // no slot of this block ever had a sum
        }

        @Override
        boolean fits(long slot, long sequence) {
            return true;
        }

        @Override
        void add(byte[] bytes, int length) {
            // sums nothing
        }
    }

    private static final class CrcSum extends FrameSum {

        private final CRC32C crc = new CRC32C();

        CrcSum(BlockInfo block) {
            super(block);
        }

        @Override
        void stamp(long slot, int length, long sequence) {
            UnsafeApi.putInt(slot + CRC, of(slot, length, sequence));
            UnsafeApi.putInt(slot + FLAGS, STAMPED);
        }

        @Override
        boolean fits(long slot, long sequence) {
            return UnsafeApi.getInt(slot + FLAGS) == STAMPED
                    && UnsafeApi.getInt(slot + CRC) == of(slot, length(slot), sequence);
        }

        /** The word's halves are mixed in, so that a frame whose word was changed is not taken for another one. */
        private int of(long slot, int length, long sequence) {
            crc.reset();
            eachPiece(slot, length);
            return (int) crc.getValue() ^ Long.hashCode(sequence + 1);
        }

        @Override
        void add(byte[] bytes, int length) {
            crc.update(bytes, 0, length);
        }
    }

    private static final class BlakeSum extends FrameSum {

        private final Blake2bDigest digest = new Blake2bDigest(8 * Geometry.DIGEST_BYTES);
        private final byte[] computed = new byte[Geometry.DIGEST_BYTES];
        private final byte[] stored = new byte[Geometry.DIGEST_BYTES];

        BlakeSum(BlockInfo block) {
            super(block);
        }

        @Override
        void stamp(long slot, int length, long sequence) {
            compute(slot, length, sequence);
            Copies.in(computed, digestOf(slot));
            UnsafeApi.putInt(slot + FLAGS, STAMPED);
        }

        @Override
        boolean fits(long slot, long sequence) {
            if (UnsafeApi.getInt(slot + FLAGS) != STAMPED) {
                return false;
            }
            compute(slot, length(slot), sequence);
            Copies.out(digestOf(slot), stored, stored.length);
            return Arrays.equals(computed, stored);
        }

        private long digestOf(long slot) {
            return slot + SlotField.BYTES + slotBytes;
        }

        private void compute(long slot, int length, long sequence) {
            digest.reset();
            for (int bits = 0; bits < Long.SIZE; bits += Byte.SIZE) {
                digest.update((byte) ((sequence + 1) >>> bits));
            }
            eachPiece(slot, length);
            digest.doFinal(computed, 0);
        }

        @Override
        void add(byte[] bytes, int length) {
            digest.update(bytes, 0, length);
        }
    }
}
