package org.labhub.shm.internal.slot;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.shm.internal.layout.Geometry;
import org.labhub.shm.internal.layout.SlotField;

/**
 * The checksum over a frame's payload. It is computed over copies on the heap, since the JDK's own loops over a mapped range
 * end the JVM if the file was cut. Belongs to one thread.
 */
abstract class FrameSum {

    /** What is summed at once; stays in the nearest cache. */
    private static final int PIECE = 8 << 10;

    private final byte[] piece = new byte[PIECE];

    /** As a block's policy asks for at each commit and before each delivery. */
    static FrameSum enforcedBy(BlockInfo block) {
        return block.channel().checksums() == ChecksumPolicy.ENFORCED ? by(block) : new NoSum();
    }

    /** As a block stores it, whatever its policy. */
    static FrameSum by(BlockInfo block) {
        return block.channel().checksum() == Checksum.CRC32C ? new CrcSum() : new BlakeSum(block.slotBytes());
    }

    /** Stores the sum of a frame that is about to be committed. */
    abstract void stamp(UnsafeBuffer view, int at, int length);

    /** Whether a frame's content is that which was stamped; a frame without a stamp fits. */
    abstract boolean fits(UnsafeBuffer view, int at, int length);

    final void eachPiece(UnsafeBuffer view, int at, int length) {
        int from = at + SlotField.BYTES;
        for (int left = length; left > 0; left -= PIECE) {
            int bytes = Math.min(left, PIECE);
            view.getBytes(from, piece, 0, bytes);
            from += bytes;
            add(piece, bytes);
        }
    }

    abstract void add(byte[] bytes, int length);

    private static final class NoSum extends FrameSum {

        @Override
        void stamp(UnsafeBuffer view, int at, int length) {
            view.putInt(at + SlotField.FLAGS.at(), 0);
        }

        @Override
        boolean fits(UnsafeBuffer view, int at, int length) {
            return true;
        }

        @Override
        void add(byte[] bytes, int length) {
            // sums nothing
        }
    }

    private static final class CrcSum extends FrameSum {

        private final CRC32C crc = new CRC32C();

        @Override
        void stamp(UnsafeBuffer view, int at, int length) {
            view.putInt(at + SlotField.CRC.at(), of(view, at, length));
            view.putInt(at + SlotField.FLAGS.at(), 1);
        }

        @Override
        boolean fits(UnsafeBuffer view, int at, int length) {
            return view.getInt(at + SlotField.FLAGS.at()) == 0
                    || view.getInt(at + SlotField.CRC.at()) == of(view, at, length);
        }

        private int of(UnsafeBuffer view, int at, int length) {
            crc.reset();
            eachPiece(view, at, length);
            return (int) crc.getValue();
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
        private final int slotBytes;

        BlakeSum(int slotBytes) {
            this.slotBytes = slotBytes;
        }

        @Override
        void stamp(UnsafeBuffer view, int at, int length) {
            compute(view, at, length);
            view.putBytes(at + SlotField.BYTES + slotBytes, computed);
            view.putInt(at + SlotField.FLAGS.at(), 1);
        }

        @Override
        boolean fits(UnsafeBuffer view, int at, int length) {
            if (view.getInt(at + SlotField.FLAGS.at()) == 0) {
                return true;
            }
            compute(view, at, length);
            view.getBytes(at + SlotField.BYTES + slotBytes, stored);
            return Arrays.equals(computed, stored);
        }

        private void compute(UnsafeBuffer view, int at, int length) {
            digest.reset();
            eachPiece(view, at, length);
            digest.doFinal(computed, 0);
        }

        @Override
        void add(byte[] bytes, int length) {
            digest.update(bytes, 0, length);
        }
    }
}
