package org.prachum.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.connector.PooledByteBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is read as it was written, whatever it weighs, and nothing is left of it. */
class RequestBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 4097, RequestBody.IN_MEMORY - 1, RequestBody.IN_MEMORY, RequestBody.IN_MEMORY + 1, 3_000_000})
    void isReadAsItWasWritten(int size) throws IOException {
        byte[] sent = new byte[size];
        for (int i = 0; i < size; i++) {
            sent[i] = (byte) (i * 31 + i / 256);
        }
        try (RequestBody body = new RequestBody()) {
            for (int at = 0; at < size; at += 5_000) {
                body.write(ByteBuffer.wrap(sent, at, Math.min(5_000, size - at)));
            }
            assertThat(body.size()).isEqualTo(size);
            assertThat(read(body)).isEqualTo(sent);
        }
    }

    @Test
    void leavesNoFile() throws IOException {
        RequestBody body = new RequestBody();
        body.write(ByteBuffer.allocate(RequestBody.IN_MEMORY * 2));
        body.close();
        body.close();

        assertThat(body.size()).isZero();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("prachum-body-"))
                            .filter(RequestBodyTest::isOurs))
                    .isEmpty();
        }
    }

    /** Other programs of this machine may be at work there. */
    private static boolean isOurs(Path file) {
        return file.toFile().length() == RequestBody.IN_MEMORY;
    }

    private static byte[] read(RequestBody body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (PooledByteBuffer part : body.buffers()) {
            byte[] bytes = new byte[part.getBuffer().remaining()];
            part.getBuffer().get(bytes);
            part.close();
            assertThat(part.isOpen()).isFalse();
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }
}
