package org.prachum;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.World;

/**
 * What a page weighs for who has never been here, packed as the proxy packs it: whoever registers stands in a hall with a phone and one
 * bar of signal, and loads little; whoever organizes may load more, once.
 */
class WeightIT {

    private static final int KILO = 1024;

    /** Packed again and again it would only grow. */
    private static final List<String> PACKED_ALREADY = List.of("image/png", "image/webp", "image/jpeg", "font/");

    private record Piece(String type, int bytes) {}

    private static Chromium chromium;
    private static World world;
    private static Client ann;

    @BeforeAll
    static void openTheHouse() {
        chromium = Chromium.open();
        world = World.create();
        world.sql("insert into employee (tenant_id, number, number_key, name, name_folded) values (?, '100001', '100001', 'Ann', 'ann')",
                world.id());
        for (int number = 1; number <= 20; number++) {
            world.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, room) values"
                    + " (?, gen_random_uuid(), ?, 'Quarterly review of the northern plant', 'onsite', 'public', repeat('k', 32),"
                    + " now() + interval '1 day', now() + interval '25 hours', 'Hall A, second floor')", world.id(), number);
        }
        ann = world.signedIn("ann");
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/submit/1", "/submit_manual/1", "/register-several", "/auth/login", "/privacy"})
    void whatAnAttendeeOpensIsLight(String path) {
        mustBeLight(weigh(path, Map.of()));
    }

    @Test
    void theTicketIsLight() {
        String ticket = world.visitor()
                .postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"100001\"}")
                .between("\"ticket\":\"", "\"");

        mustBeLight(weigh("/ticket/" + ticket, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/organizer", "/organizer/meeting/create", "/organizer/meeting/1/registrations", "/admin/employees", "/admin/"})
    void whatAnOrganizerOpensIsNotHeavy(String path) {
        List<Piece> pieces = weigh(path, ann.cookies());

        assertThat(sum(pieces, "")).as("all of %s", pieces).isLessThanOrEqualTo(450 * KILO);
    }

    private static void mustBeLight(List<Piece> pieces) {
        assertThat(sum(pieces, "text/html")).as("the page").isBetween(1, 10 * KILO);
        assertThat(sum(pieces, "text/javascript")).as("scripts").isLessThanOrEqualTo(15 * KILO);
        assertThat(sum(pieces, "")).as("all of %s", pieces).isLessThanOrEqualTo(60 * KILO);
        assertThat(pieces).as("requests").hasSizeLessThanOrEqualTo(6);
    }

    private static int sum(List<Piece> pieces, String type) {
        return pieces.stream().filter(piece -> piece.type().startsWith(type)).mapToInt(Piece::bytes).sum();
    }

    private static List<Piece> weigh(String path, Map<String, String> cookies) {
        try (BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(360, 800))) {
            cookies.forEach((name, value) -> context.addCookies(List.of(new Cookie(name, value).setUrl(world.url("/")))));
            List<Response> responses = new ArrayList<>();
            Page page = context.newPage();
            page.onResponse(responses::add);
            assertThat(page.navigate(world.url(path)).status()).isEqualTo(200);
            // Reading one lets others come in.
            return List.copyOf(responses).stream().filter(response -> !stream(response)).map(WeightIT::piece).toList();
        }
    }

    /** A page's live stream weighs nothing until something happens, and never ends. */
    private static boolean stream(Response response) {
        return response.headers().getOrDefault("content-type", "").startsWith("text/event-stream");
    }

    private static Piece piece(Response response) {
        Map<String, String> headers = response.headers();
        String type = headers.getOrDefault("content-type", "").replace("application/javascript", "text/javascript");
        byte[] body = response.body();
        return new Piece(type, PACKED_ALREADY.stream().anyMatch(type::startsWith) ? body.length : packed(body));
    }

    private static int packed(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.size();
    }
}
