package org.prachum.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The three kinds of picture that are taken, told apart by their first bytes, and measured and taken apart without
 * decoding a pixel.
 *
 * <p>The whole file must be one picture from its first byte to its last: what follows the end is how a picture becomes
 * an archive or a script as well. SVG is never a picture here, because it is a program.
 */
enum PictureKind {

    /** ISO/IEC 15948. Only the chunks that carry pixels are kept, so a bomb in a text or colour profile never goes off. */
    PNG {
        @Override
        boolean recognises(byte[] file) {
            return startsWith(file, PNG_SIGNATURE, 0);
        }

        @Override
        Measured measure(byte[] file) {
            var in = ByteBuffer.wrap(file, 8, file.length - 8);
            var kept = new ByteArrayOutputStream(file.length);
            kept.write(file, 0, 8);
            int width = 0;
            int height = 0;
            while (true) {
                int start = in.position();
                int length = in.getInt();
                var type = text(in, 4);
                if (length < 0 || length > in.remaining() - 4) {
                    throw damaged();
                }
                boolean first = start == 8;
                if (first != type.equals("IHDR")) {
                    throw damaged();
                }
                if (first) {
                    width = in.getInt(in.position());
                    height = in.getInt(in.position() + 4);
                }
                in.position(in.position() + length + 4);
                if (PIXEL_CHUNKS.contains(type)) {
                    kept.write(file, start, length + 12);
                }
                if (type.equals("IEND")) {
                    break;
                }
            }
            if (in.hasRemaining()) {
                throw damaged();
            }
            return new Measured(width, height, kept.toByteArray());
        }
    },

    /** ITU-T T.81. Many empty scans in a small file keep a decoder busy for hours, so they are counted. */
    JPEG {
        @Override
        boolean recognises(byte[] file) {
            return startsWith(file, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, 0);
        }

        @Override
        Measured measure(byte[] file) {
            var in = ByteBuffer.wrap(file, 2, file.length - 2);
            int width = 0;
            int height = 0;
            int scans = 0;
            while (true) {
                int marker = nextMarker(in);
                if (marker == 0xD9) {
                    break;
                }
                int length = Short.toUnsignedInt(in.getShort());
                if (length < 2 || length - 2 > in.remaining()) {
                    throw damaged();
                }
                if (isFrame(marker)) {
                    if (width != 0) {
                        throw damaged();
                    }
                    height = Short.toUnsignedInt(in.getShort(in.position() + 1));
                    width = Short.toUnsignedInt(in.getShort(in.position() + 3));
                }
                in.position(in.position() + length - 2);
                if (marker == 0xDA) {
                    if (++scans > MOST_SCANS) {
                        throw damaged();
                    }
                    skipScan(in);
                }
            }
            if (in.hasRemaining()) {
                throw damaged();
            }
            return new Measured(width, height, file);
        }

        private static int nextMarker(ByteBuffer in) {
            if (in.get() != (byte) 0xFF) {
                throw damaged();
            }
            int marker = 0xFF;
            while (marker == 0xFF) {
                marker = Byte.toUnsignedInt(in.get());
            }
            return marker;
        }

        private static boolean isFrame(int marker) {
            return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        }

        /** Stops in front of the marker that ends the scan; a zero after FF is data, D0 to D7 are restarts. */
        private static void skipScan(ByteBuffer in) {
            while (true) {
                if (in.get() != (byte) 0xFF) {
                    continue;
                }
                int next = Byte.toUnsignedInt(in.get(in.position()));
                if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
                    in.position(in.position() - 1);
                    return;
                }
            }
        }
    },

    /** RFC 9649. Moving pictures are refused. */
    WEBP {
        @Override
        boolean recognises(byte[] file) {
            return startsWith(file, "RIFF".getBytes(ISO_8859_1), 0) && startsWith(file, "WEBP".getBytes(ISO_8859_1), 8);
        }

        @Override
        Measured measure(byte[] file) {
            var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            if (Integer.toUnsignedLong(in.getInt(4)) != file.length - 8L) {
                throw damaged();
            }
            in.position(12);
            int width = 0;
            int height = 0;
            while (in.hasRemaining()) {
                var type = text(in, 4);
                int length = in.getInt();
                int data = in.position();
                if (length < 0 || length > in.remaining()) {
                    throw damaged();
                }
                if (type.equals("ANIM") || type.equals("ANMF")) {
                    throw damaged();
                }
                if (type.startsWith("VP8")) {
                    int size = sizeOf(type, in, data);
                    width = Math.max(width, size >>> 16);
                    height = Math.max(height, size & 0xFFFF);
                }
                in.position(data + Math.min(length + (length & 1), in.remaining()));
            }
            return new Measured(width, height, file);
        }

        /** Width in the upper, height in the lower half. A canvas and the picture in it may lie differently: both count. */
        private static int sizeOf(String type, ByteBuffer in, int at) {
            if (type.equals("VP8X")) {
                int width = (in.getInt(at + 4) & 0xFFFFFF) + 1;
                int height = (in.getInt(at + 6) >>> 8) + 1;
                return Math.min(width, 0xFFFF) << 16 | Math.min(height, 0xFFFF);
            }
            if (type.equals("VP8L")) {
                int bits = in.getInt(at + 1);
                return (bits & 0x3FFF) + 1 << 16 | (bits >>> 14 & 0x3FFF) + 1;
            }
            return (in.getShort(at + 6) & 0x3FFF) << 16 | in.getShort(at + 8) & 0x3FFF;
        }
    };

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> PIXEL_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int MOST_SCANS = 64;

    /** Width and height in pixels, and the bytes that a decoder may see. */
    record Measured(int width, int height, byte[] pixels) {}

    static Optional<PictureKind> of(byte[] file) {
        return Stream.of(values()).filter(kind -> kind.recognises(file)).findFirst();
    }

    abstract boolean recognises(byte[] file);

    /**
     * Walks over the file's structure.
     *
     * @throws PictureRefused or {@link java.nio.BufferUnderflowException} or {@link IndexOutOfBoundsException} when the
     *     file ends early or goes on too long
     */
    abstract Measured measure(byte[] file);

    private static PictureRefused damaged() {
        return new PictureRefused("unreadable", Map.of());
    }

    private static boolean startsWith(byte[] file, byte[] prefix, int at) {
        return file.length >= at + prefix.length
                && Arrays.equals(file, at, at + prefix.length, prefix, 0, prefix.length);
    }

    private static String text(ByteBuffer in, int length) {
        var bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, ISO_8859_1);
    }
}
