package org.prachum.checkin;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** A film of one picture on a grey ground, as Chromium shows it before a camera that it makes up: YUV4MPEG2, 640 by 480, in greys. */
final class Film {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int FRAMES = 4;
    private static final int NO_COLOUR = 128;

    private Film() {}

    /** Writes it and answers where. */
    static Path showing(byte[] png, Path file) throws IOException {
        byte[] frame = frame(ImageIO.read(new ByteArrayInputStream(png)));
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        film.writeBytes(ascii("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F10:1 Ip A1:1 C420jpeg\n"));
        for (int i = 0; i < FRAMES; i++) {
            film.writeBytes(ascii("FRAME\n"));
            film.writeBytes(frame);
        }
        return Files.write(file, film.toByteArray());
    }

    /** The brightness of each point, and half as many rows and columns of each of two colours. */
    private static byte[] frame(BufferedImage held) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.drawImage(held, (WIDTH - held.getWidth()) / 2, (HEIGHT - held.getHeight()) / 2, null);
        pen.dispose();
        byte[] frame = new byte[WIDTH * HEIGHT * 3 / 2];
        Arrays.fill(frame, (byte) NO_COLOUR);
        for (int point = 0; point < WIDTH * HEIGHT; point++) {
            frame[point] = (byte) (picture.getRGB(point % WIDTH, point / WIDTH) & 0xff);
        }
        return frame;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
