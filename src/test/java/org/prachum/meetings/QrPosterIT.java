package org.prachum.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.World;

class QrPosterIT {

    static final Pattern VIEW_BOX = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    static final Pattern RUN = Pattern.compile("M(\\d+) ([\\d.]+)h(\\d+)|m(\\d+) 0h(\\d+)");
    static final Pattern LOGO = Pattern.compile(
            "<image x=\"([\\d.]+)\" y=\"[\\d.]+\" width=\"(\\d+)\" height=\"\\d+\" href=\"data:image/png;base64,([^\"]+)\"");

    World acme = World.create();
    Client olga = acme.signedIn("olga");
    Client visitor = acme.visitor();

    @Test
    void theCodeLeadsToTheRegistration() throws Exception {
        int number = Desk.announce(olga, "is_public", "on");
        String link = acme.url("/submit/" + number);

        var png = download(visitor, "/meeting/" + number + "/qrcode/download");
        assertThat(png.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(png.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"qrcode_meeting_" + number + ".png\"");
        assertThat(read(ImageIO.read(new ByteArrayInputStream(png.body())))).isEqualTo(link);

        var svg = download(visitor, "/meeting/" + number + "/qrcode/download?format=svg");
        assertThat(svg.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"qrcode_meeting_" + number + ".svg\"");
        assertThat(read(drawn(new String(svg.body())))).isEqualTo(link);
    }

    @Test
    void theLogoStandsInTheMiddleAndTheCodeIsStillRead() throws Exception {
        int number = Desk.announce(olga, "is_public", "on");
        String before = new String(download(visitor, "/meeting/" + number + "/qrcode/download?format=svg").body());
        giveLogo(acme.signedIn("ann"));

        String svg = new String(download(visitor, "/meeting/" + number + "/qrcode/download?format=svg").body());
        byte[] png = download(visitor, "/meeting/" + number + "/qrcode/download").body();

        assertThat(LOGO.matcher(before).find()).isFalse();
        assertThat(LOGO.matcher(svg).find()).isTrue();
        assertThat(read(drawn(svg))).isEqualTo(acme.url("/submit/" + number));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2))).isEqualTo(Color.RED);
        assertThat(read(image)).isEqualTo(acme.url("/submit/" + number));
    }

    @Test
    void aPrivateCodeIsForWhoHasTheKeyAndForItsOrganizer() throws Exception {
        int number = Desk.announce(olga);
        String page = "/meeting/" + number + "/qrcode";

        assertThat(visitor.get(page).status()).isEqualTo(404);
        assertThat(visitor.get(page + "/download").status()).isEqualTo(404);
        assertThat(visitor.get(page + "?key=guessed").status()).isEqualTo(404);

        String link = olga.get(page).between("<input id=\"link\" value=\"", "\"");
        assertThat(link).startsWith(acme.url("/submit/" + number + "?key="));
        String key = link.substring(link.indexOf('?'));
        assertThat(visitor.get(page + key).between("<input id=\"link\" value=\"", "\"")).isEqualTo(link);
        byte[] png = download(visitor, page + "/download" + key).body();
        String code = read(ImageIO.read(new ByteArrayInputStream(png)));
        assertThat(code).isEqualTo(acme.url("/M/" + number + "/" + key.substring("?key=".length())).toUpperCase(Locale.ROOT));
        String path = code.substring(code.indexOf("/M/"));
        assertThat(visitor.get(path).header("Location")).endsWith("/submit/" + number + key);
        assertThat(visitor.get("/M/" + number + "/%2e%2e").status()).isEqualTo(404);
    }

    @Test
    void thePosterSaysWhatWhenWhereAndTheShortAddress() {
        int number = Desk.announce(olga, "is_public", "on", "room", "Auditorium", "building", "Foundry House");

        var poster = olga.get("/organizer/meeting/" + number + "/poster");
        assertThat(poster.status()).isEqualTo(200);
        assertThat(poster.between("<article class=\"poster\">", "</article>"))
                .contains("<h1>Town hall</h1>", "20 November 2099", "15:00–16:00", "Auditorium, Foundry House")
                .contains("<strong>" + acme.url("/submit/" + number).substring("http://".length()) + "</strong>");
    }

    @Test
    void thereIsNoCodeOfNoMeeting() {
        assertThat(visitor.get("/meeting/99/qrcode").status()).isEqualTo(404);
        assertThat(visitor.get("/meeting/99/qrcode/download").status()).isEqualTo(404);
        assertThat(visitor.get("/meeting/x/qrcode").status()).isEqualTo(404);
        assertThat(visitor.get("/meeting/qrcode.png").status()).isEqualTo(404);
    }

    /** Brands the organization with a red square, as an admin does. */
    private void giveLogo(Client admin) throws IOException {
        var body = new ByteArrayOutputStream();
        String[] fields = {"name", "Acme Engineering", "primary", "#0b6e4f", "accent", "#c8553d", "language", "en", "zone", "UTC"};
        for (int i = 0; i < fields.length; i += 2) {
            body.writeBytes(("--border\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n" + fields[i + 1] + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes(("--border\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"logo.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        var square = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = square.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, 200, 200);
        pen.dispose();
        ImageIO.write(square, "png", body);
        body.writeBytes("\r\n--border--\r\n".getBytes(StandardCharsets.US_ASCII));
        var branded = admin.send(admin.request("/admin/branding")
                .header("Origin", acme.url(""))
                .header("Content-Type", "multipart/form-data; boundary=border")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        assertThat(branded.status()).isEqualTo(302);
    }

    private static HttpResponse<byte[]> download(Client client, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(client.request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String read(BufferedImage image) throws ReaderException {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader().decode(bitmap).getText();
    }

    /** Draws what our SVGs consist of: one path of horizontal strokes, and perhaps a picture. */
    private static BufferedImage drawn(String svg) throws IOException {
        int scale = 8;
        Matcher box = VIEW_BOX.matcher(svg);
        box.find();
        int side = Integer.parseInt(box.group(1)) * scale;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, side, side);
        pen.setColor(Color.BLACK);
        int x = 0;
        int y = 0;
        Matcher run = RUN.matcher(svg.substring(svg.indexOf(" d=\"")));
        while (run.find()) {
            int length;
            if (run.group(4) == null) {
                x = Integer.parseInt(run.group(1));
                y = (int) Double.parseDouble(run.group(2));
                length = Integer.parseInt(run.group(3));
            } else {
                x += Integer.parseInt(run.group(4));
                length = Integer.parseInt(run.group(5));
            }
            pen.fillRect(x * scale, y * scale, length * scale, scale);
            x += length;
        }
        Matcher logo = LOGO.matcher(svg);
        if (logo.find()) {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(logo.group(3))));
            double start = Double.parseDouble(logo.group(1)) * scale;
            double ratio = Double.parseDouble(logo.group(2)) * scale / picture.getWidth();
            pen.drawImage(picture, new AffineTransform(ratio, 0, 0, ratio, start, start), null);
        }
        pen.dispose();
        return image;
    }
}
