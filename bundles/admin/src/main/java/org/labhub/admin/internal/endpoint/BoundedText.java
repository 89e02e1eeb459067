package org.labhub.admin.internal.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning of what is written, and forgets the rest, so that a talkative command costs no more than a short one. */
final class BoundedText extends OutputStream {

    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean cut;

    BoundedText(int most) {
        this.most = most;
    }

    @Override
    public synchronized void write(int one) {
        if (kept.size() < most) {
            kept.write(one);
        } else {
            cut = true;
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        int fits = Math.min(length, most - kept.size());
        kept.write(bytes, from, fits);
        cut |= fits < length;
    }

    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    synchronized boolean isCut() {
        return cut;
    }
}
