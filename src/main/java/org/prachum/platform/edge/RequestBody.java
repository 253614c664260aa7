package org.prachum.platform.edge;

import io.undertow.connector.PooledByteBuffer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A body as it was sent: up to 256 KB in memory, and what is more in a temporary file that only this account of the machine can read
 * and that is gone with {@link #close()}. Written first and then read, by one thread at a time.
 */
final class RequestBody implements Closeable {

    static final int IN_MEMORY = 256 * 1024;

    private byte[] memory = new byte[4096];
    private int inMemory;
    private FileChannel file;
    private Path path;
    private long size;

    void write(ByteBuffer bytes) throws IOException {
        int here = Math.min(bytes.remaining(), IN_MEMORY - inMemory);
        if (here > 0) {
            if (inMemory + here > memory.length) {
                memory = Arrays.copyOf(memory, Math.min(IN_MEMORY, Math.max(memory.length * 4, inMemory + here)));
            }
            bytes.get(memory, inMemory, here);
            inMemory += here;
            size += here;
        }
        if (bytes.hasRemaining()) {
            spill(bytes);
        }
    }

    private void spill(ByteBuffer bytes) throws IOException {
        if (file == null) {
            path = Files.createTempFile("prachum-body-", ".tmp");
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        while (bytes.hasRemaining()) {
            size += file.write(bytes, size - inMemory);
        }
    }

    long size() {
        return size;
    }

    /** All of it, in order; what is on the disk is looked into and not loaded. */
    PooledByteBuffer[] buffers() throws IOException {
        PooledByteBuffer inside = new Part(ByteBuffer.wrap(memory, 0, inMemory));
        return file == null
                ? new PooledByteBuffer[] {inside}
                : new PooledByteBuffer[] {inside, new Part(file.map(FileChannel.MapMode.READ_ONLY, 0, size - inMemory))};
    }

    @Override
    public void close() throws IOException {
        memory = new byte[0];
        inMemory = 0;
        size = 0;
        if (file != null) {
            file.close();
            Files.deleteIfExists(path);
            file = null;
        }
    }

    /** In the form in which Undertow reads what came before; nothing is pooled. */
    private static final class Part implements PooledByteBuffer {

        private final ByteBuffer bytes;
        private boolean open = true;

        Part(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public ByteBuffer getBuffer() {
            return bytes;
        }

        @Override
        public void close() {
            open = false;
        }

        @Override
        public boolean isOpen() {
            return open;
        }
    }
}
