package org.labhub.shm.stores;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads the engine once more, with every call by which it stores or fences led to {@link StoreSpy}: the class that such a
 * call names is exchanged in the constant pool, nothing else.
 */
final class SpyingLoader extends ClassLoader {

    private static final String MEMORY = "org/agrona/UnsafeApi";
    private static final Set<String> LED_HERE = Stream.of(StoreSpy.class.getMethods())
            .map(method -> method.getName())
            .filter(name -> !Set.of("watch", "note", "seen", "endAfter").contains(name))
            .collect(Collectors.toSet());

    SpyingLoader() {
        super(SpyingLoader.class.getClassLoader());
    }

    private static boolean isOurs(String name) {
        return name.startsWith("org.labhub.shm.") && !name.startsWith("org.labhub.shm.stores.Sto")
                || name.startsWith("org.agrona.") && !name.equals("org.agrona.UnsafeApi");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null || !isOurs(name)) {
                return known != null ? known : super.loadClass(name, resolve);
            }
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] led = new Pool(file.readAllBytes()).led();
                return defineClass(name, led, 0, led.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** The constant pool of one class. */
    private static final class Pool {

        private static final int HEAD = 8;

        private final byte[] file;
        private final int count;
        private final int[] at;
        private final int end;
        private final Map<Integer, String> texts = new HashMap<>();

        Pool(byte[] file) throws IOException {
            this.file = file;
            count = u2(HEAD);
            at = new int[count];
            int here = HEAD + 2;
            for (int entry = 1; entry < count; entry++) {
                at[entry] = here;
                int tag = file[here];
                if (tag == 1) {
                    texts.put(entry, new DataInputStream(in(here + 1)).readUTF());
                }
                here += size(tag, here);
                entry += tag == 5 || tag == 6 ? 1 : 0;
            }
            end = here;
        }

        private InputStream in(int from) {
            return new ByteArrayInputStream(file, from, file.length - from);
        }

        private int size(int tag, int here) {
            return switch (tag) {
                case 1 -> 3 + u2(here + 1);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
                case 5, 6 -> 9;
                case 7, 8, 16, 19, 20 -> 3;
                case 15 -> 4;
                default -> throw new IllegalArgumentException("tag " + tag);
            };
        }

        private int u2(int here) {
            return ByteBuffer.wrap(file).getShort(here) & 0xffff;
        }

        private String text(int entry) {
            return texts.getOrDefault(entry, "");
        }

        /** The class with two more entries, the name of the spy and its class, to which the calls now refer. */
        byte[] led() throws IOException {
            byte[] changed = file.clone();
            for (int entry = 1; entry < count; entry++) {
                int here = at[entry];
                if (here != 0 && file[here] == 10 && isLed(here)) {
                    ByteBuffer.wrap(changed).putShort(here + 1, (short) (count + 1));
                }
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(all);
            out.write(changed, 0, HEAD);
            out.writeShort(count + 2);
            out.write(changed, HEAD + 2, end - HEAD - 2);
            out.writeByte(1);
            out.writeUTF(StoreSpy.class.getName().replace('.', '/'));
            out.writeByte(7);
            out.writeShort(count);
            out.write(changed, end, file.length - end);
            return all.toByteArray();
        }

        private boolean isLed(int here) {
            String owner = text(u2(at[u2(here + 1)] + 1));
            String name = text(u2(at[u2(here + 3)] + 1));
            return owner.equals(MEMORY) && LED_HERE.contains(name);
        }
    }
}
