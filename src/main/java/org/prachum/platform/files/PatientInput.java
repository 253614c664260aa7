package org.prachum.platform.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Bytes for a decoder, which may ask for more than there is now and then, but not for ever.
 *
 * <p>The WebP decoder goes on with zeros when its input ends, so that a damaged file of a hundred bytes keeps it busy for
 * minutes, each missing byte an exception. A whole file asks for a few bytes too many at most.
 */
final class PatientInput extends MemoryCacheImageInputStream {

    private static final int PATIENCE = 256;

    private int missed;

    PatientInput(byte[] content) {
        super(new ByteArrayInputStream(content));
    }

    @Override
    public int read() throws IOException {
        return counted(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return counted(super.read(target, offset, length));
    }

    private int counted(int read) throws IOException {
        if (read < 0 && ++missed > PATIENCE) {
            throw new IOException("The picture ends before its pixels do");
        }
        return read;
    }
}
