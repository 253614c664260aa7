package org.prachum.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as attackers make them. */
final class Bytes {

    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** A picture such as a logo is. */
    static byte[] picture(String kind, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, x * height / width, 0xc8553d);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, kind, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** A PNG that says it is so large and has next to no pixels. */
    static byte[] claiming(int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        png.writeBytes(chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2).array()));
        png.writeBytes(chunk("IDAT", new byte[8]));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    /** A PNG of several frames, as APNG marks it, between its header and its pixels. */
    static byte[] animated(byte[] png) {
        byte[] control = chunk("acTL", ByteBuffer.allocate(8).putInt(1_000_000).putInt(0).array());
        return joined(joined(Arrays.copyOf(png, 33), control), Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] chunk(String type, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(of(type));
        checksum.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(of(type))
                .put(content)
                .putInt((int) checksum.getValue())
                .array();
    }

    /** An archive; names and contents in turn. */
    static byte[] archive(String... namesAndContents) {
        return archive(zip -> {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                put(zip, namesAndContents[i], namesAndContents[i + 1].getBytes(UTF_8));
            }
        });
    }

    /** A workbook of one sheet, with one more entry. */
    static byte[] workbook(String sheet, String entry, String content) {
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return archive(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "sheet.main+xml\"/></Types>",
                "xl/workbook.xml",
                "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/worksheets/sheet1.xml", sheet,
                entry, content);
    }

    /** Few bytes that unfold to many, in a sheet. */
    static byte[] bomb(int megabytes) {
        byte[] blanks = " ".repeat(1 << 20).getBytes(UTF_8);
        return archive(zip -> {
            put(zip, "[Content_Types].xml", of("<Types/>"));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(of("<worksheet><sheetData>"));
            for (int i = 0; i < megabytes; i++) {
                zip.write(blanks);
            }
        });
    }

    static byte[] entries(int count) {
        return archive(zip -> {
            zip.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < count; i++) {
                ZipEntry entry = new ZipEntry(Integer.toString(i, 36));
                entry.setSize(0);
                entry.setCrc(0);
                zip.putNextEntry(entry);
            }
        });
    }

    private static byte[] archive(Filling filling) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            filling.into(zip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    /** What is written into an archive. */
    private interface Filling {

        void into(ZipOutputStream zip) throws IOException;
    }
}
