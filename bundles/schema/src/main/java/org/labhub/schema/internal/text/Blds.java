package org.labhub.schema.internal.text;

import org.labhub.api.schema.SchemaHash;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.schema.internal.layout.Frame;
import org.labhub.schema.internal.layout.Names;

/** The basic layout description string: the one text that stands for a layout, and its hash. */
public final class Blds {

    private Blds() {}

    /** Reads what {@link #write} writes, and nothing else. */
    public static Frame read(String text) {
        Frame frame = BldsReader.read(text);
        String canonical = write(frame);
        if (!canonical.equals(text)) {
            throw new SchemaRefused(Reason.SYNTAX, "this says the same in another way as " + canonical);
        }
        return frame;
    }

    /** Writes the text of a frame. */
    public static String write(Frame frame) {
        return BldsWriter.write(frame);
    }

    /** Hashes a text. */
    public static SchemaHash hash(String text) {
        return Blake2b.of(text);
    }

    /** Gives a frame its name, its text and its hash. */
    public static SchemaInfo schema(String id, SchemaVersion version, Frame frame) {
        String text = write(frame);
        return new SchemaInfo(Names.checkId(id), version, frame.layout(), text, hash(text));
    }
}
