package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Calendars;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.World;

/** The mail with the ticket as other programs read it: whatever people are called, with all that it shows inside. */
class TicketMailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    House house = House.open();
    Stage stage = new Stage();
    World world = stage.world();

    /** Straight quotation marks are usual in Russian; one stopped every mail with a calendar, and every feed. */
    @Test
    void aQuotationMarkInANameStopsNothing() throws Exception {
        world.sql("update organization set name = 'ООО \"Ромашка\"' where id = ?", world.id());
        world.sql("update employee set name = 'Somchai \"Tom\" Jaidee' where tenant_id = ? and number_key = '100002'", world.id());
        int meeting = stage.meeting("The \"Board\"");
        String ticket = stage.register(meeting, "100002");

        Mail mail = house.mail().waitForMailTo(stage.nok(), PATIENCE);
        assertThat(mail.from()).contains("ООО").contains("Ромашка");
        assertThat(mail.text()).startsWith("Hello Somchai \"Tom\" Jaidee,").contains("ООО \"Ромашка\"");
        String invitation = file(mail, ".ics");
        assertThat(Calendars.name(invitation, "ATTENDEE")).isEqualTo("Somchai Tom Jaidee");
        assertThat(Calendars.name(invitation, "ORGANIZER")).isEqualTo("ООО Ромашка");
        assertThat(Calendars.events(invitation).get(0).getProperty("SUMMARY").orElseThrow().getValue()).isEqualTo("The \"Board\"");
        for (String path : List.of("/ticket/" + ticket + "/calendar", "/calendar.ics")) {
            Client.Answer answer = stage.visitor().get(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(Calendars.events(answer.body())).hasSize(1);
        }
    }

    /** What a clipboard or an old file brought into a name, straight into the database. */
    @Test
    void noCharacterStopsAMailOrAFeed() throws Exception {
        String nasty = "A\u0007\u001b[31m\uFFFE\uFDD0\u2028\uFEFF\r\nBcc: eve@evil.example\r\n\r\n<b>\u202E^n";
        world.sql("update organization set name = ? where id = ?", nasty, world.id());
        world.sql("update employee set name = ? where tenant_id = ? and number_key = '100002'", nasty, world.id());
        int meeting = stage.meeting("X");
        world.sql("update meeting set topic = ?, information = ?, room = ? where tenant_id = ?", nasty, nasty, nasty.substring(0, 20), world.id());
        stage.register(meeting, "100002");

        Mail mail = house.mail().waitForMailTo(stage.nok(), PATIENCE);
        assertThat(mail.message().getHeader("Bcc")).isNull();
        assertThat(mail.message().getAllRecipients()).hasSize(1);
        assertThat(mail.subject().codePoints()).noneMatch(Character::isISOControl);
        assertThat(Calendars.events(file(mail, ".ics"))).hasSize(1);
        assertThat(Calendars.events(stage.visitor().get("/calendar.ics").body())).hasSize(1);
    }

    /** What has to be fetched is not shown by mail programs, and counts against a mail. */
    @Test
    void bringsAlongWhatItShows() throws Exception {
        Client ann = hangLogo();
        int meeting = stage.meeting("Board");
        String ticket = stage.register(meeting, "100002");
        Mail mail = house.mail().waitForMailTo(stage.nok(), PATIENCE, each -> each.subject().startsWith("Your place"));

        Message message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(mail.raw()));
        assertThat(shape(message)).isEqualTo(
                "multipart/mixed(multipart/related(multipart/alternative(text/plain text/html text/calendar) image/png image/png) text/calendar)");
        assertThat(mail.message().getContentType()).startsWith("multipart/mixed");
        String html = mail.html().orElseThrow();
        assertThat(html).contains("src=\"cid:logo\"", "src=\"cid:picture\"").doesNotContain("src=\"http");
        assertThat(mail.attachments()).extracting(Mail.Attachment::contentId).contains("logo", "picture");

        String scanned = scanned(mail.attachments().stream().filter(file -> file.contentId().equals("picture")).findFirst().orElseThrow().content());
        assertThat(scanned).isNotEqualTo(ticket);
        Client.Answer door = ann.post("/organizer/meeting/" + meeting + "/check-in", "code", scanned);
        assertThat(ann.get(door.header("Location")).body()).contains("data-verdict=\"checked_in\"", "Nok Srisai");
    }

    /** RFC 5322 and RFC 2045: lines end with CRLF, also inside of what is encoded. */
    @Test
    void endsEveryLineWithCrlf() throws Exception {
        world.sql("update employee set name = 'สมชาย ใจดี' where tenant_id = ? and number_key = '100002'", world.id());
        int meeting = stage.meeting("ประชุมใหญ่");
        world.sql("update meeting set information = E'หนึ่ง\nสอง' where tenant_id = ?", world.id());
        stage.register(meeting, "100002");
        Mail mail = house.mail().waitForMailTo(stage.nok(), PATIENCE);

        assertThat(new String(mail.raw(), StandardCharsets.ISO_8859_1).replace("\r\n", "")).doesNotContain("\r", "\n");
        Message message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(mail.raw()));
        for (String part : texts(message)) {
            assertThat(part.replace("\r\n", "")).doesNotContain("\r", "\n");
        }
    }

    /** Each look of it, for eyes: target/mails holds the pictures. Muted text is muted in both. */
    @Test
    void isReadableNarrowAndWideLightAndDark() throws Exception {
        hangLogo();
        int meeting = stage.organizedBy("olga", stage.meeting("Quarterly review of the northern plant"));
        world.sql("update meeting set format = 'hybrid', online_url = 'https://meet.example/a-rather-long-address-of-a-room/7483-2349-2938',"
                + " online_password = 'sesame', information = 'Bring the laptop and your questions.' where tenant_id = ?", world.id());
        stage.register(meeting, "100002");
        world.sql("update employee set name = 'นางสาวสมใจ ใจดี' where tenant_id = ? and number_key = '100003'", world.id());
        String somchai = world.email("somchai");
        world.sql("update employee set email = ? where tenant_id = ? and number_key = '100003'", somchai, world.id());
        stage.visitor().cookie("lang", "th").post("/submit/" + meeting, "emp_id", "100003");
        Mail english = house.mail().waitForMailTo(stage.nok(), PATIENCE);
        Mail thai = house.mail().waitForMailTo(somchai, PATIENCE);
        assertThat(thai.text()).startsWith("เรียน นางสาวสมใจ ใจดี");
        assertThat(thai.subject()).matches("บัตรของคุณ: .* – .* 25\\d\\d \\d\\d:\\d\\d น\\.");
        try (Chromium chromium = Chromium.open()) {
            for (Mail mail : List.of(english, thai)) {
                for (int width : new int[] {360, 700}) {
                    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                        look(chromium, mail, width, scheme, mail == thai ? "th" : "en");
                    }
                }
            }
        }
    }

    private static void look(Chromium chromium, Mail mail, int width, ColorScheme scheme, String name) {
        try (Page page = chromium.browser().newPage()) {
            page.setViewportSize(width, 900);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.setContent(shown(mail));
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(Path.of("target/mails", name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
            String muted = String.valueOf(page.evaluate("getComputedStyle(document.querySelector('p.muted')).color"));
            String ink = String.valueOf(page.evaluate("getComputedStyle(document.querySelector('p.ink')).color"));
            assertThat(muted).isNotEqualTo(ink)
                    .isEqualTo(scheme == ColorScheme.LIGHT ? "rgb(85, 89, 94)" : "rgb(180, 184, 189)");
            assertThat(page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")).isEqualTo(true);
        }
    }

    /** As a mail program does it. */
    private static String shown(Mail mail) {
        String html = mail.html().orElseThrow();
        for (Mail.Attachment file : mail.attachments()) {
            if (!file.contentId().isEmpty()) {
                html = html.replace("cid:" + file.contentId(), "data:image/png;base64," + Base64.getEncoder().encodeToString(file.content()));
            }
        }
        return html;
    }

    private Client hangLogo() throws IOException {
        BufferedImage picture = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(new Color(0xc8553d));
        graphics.fillRect(0, 0, 200, 200);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        Client ann = world.signedIn("ann");
        assertThat(ann.upload(
                        "/admin/branding", "logo", "logo.png", png.toByteArray(), "name", "Acme Engineering", "primary", "#0b6e4f", "accent",
                        "#c8553d", "language", "en", "zone", "UTC").status())
                .isEqualTo(302);
        return ann;
    }

    private static String shape(Entity entity) {
        if (entity.getBody() instanceof Multipart parts) {
            return entity.getMimeType() + parts.getBodyParts().stream().map(TicketMailIT::shape).collect(Collectors.joining(" ", "(", ")"));
        }
        return entity.getMimeType();
    }

    private static List<String> texts(Entity entity) throws IOException {
        if (entity.getBody() instanceof Multipart parts) {
            List<String> all = new ArrayList<>();
            for (Entity part : parts.getBodyParts()) {
                all.addAll(texts(part));
            }
            return all;
        }
        if (!(entity.getBody() instanceof SingleBody body) || !entity.getMimeType().startsWith("text/")) {
            return List.of();
        }
        return List.of(new String(body.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String scanned(byte[] png) throws Exception {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int width = picture.getWidth();
        int height = picture.getHeight();
        var source = new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }

    private static String file(Mail mail, String ending) {
        return mail.attachments().stream()
                .filter(file -> file.name().endsWith(ending))
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
