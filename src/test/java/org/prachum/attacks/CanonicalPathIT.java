package org.prachum.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.Client;
import org.prachum.testing.House;

/** Every page has one spelling, and before anybody has signed in there is no session. */
class CanonicalPathIT {

    /** What a server or a filter might read as the same path. Where a path has no such thing in it, it stays, and is left out. */
    private static final List<Spelling> SPELLINGS = List.of(
            path -> path + "%2exhtml",
            path -> path + "%2Exhtml",
            path -> path + ".%78html",
            path -> path + ".xhtml",
            path -> path + ".xhtml;x",
            path -> path + ".xhtml/",
            path -> path + ".XHTML",
            path -> path + ";x",
            path -> path + ";jsessionid=1.xhtml",
            path -> path + ";/",
            path -> path + "/;x/",
            path -> path + "/.",
            path -> path + "/..;/" + path.substring(1),
            path -> path + "%00",
            path -> path + "%20",
            path -> path + "%0d%0a",
            path -> path + "%252exhtml",
            path -> path + "%3bx",
            path -> path + "%2f",
            path -> path + "\\",
            path -> path + "//",
            path -> "/" + path,
            path -> "//x/.." + path,
            path -> "/." + path,
            path -> "/x/.." + path,
            path -> "/assets/.." + path,
            path -> "/api/.." + path,
            path -> "/;x" + path,
            path -> "/%2e" + path,
            path -> "/%2f" + path.substring(1),
            path -> "/%5c" + path.substring(1),
            path -> "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2),
            path -> "/%25" + Integer.toHexString(path.charAt(1)) + path.substring(2),
            path -> "/" + path.substring(1, 2).toUpperCase(Locale.ROOT) + path.substring(2),
            path -> path.toUpperCase(Locale.ROOT),
            path -> "/" + path.substring(1).replace("/", "//"),
            path -> "/" + path.substring(1).replace("/", "/./"),
            path -> "/" + path.substring(1).replace("/", "%2f"),
            path -> "/" + path.substring(1).replace("/", "%2F"),
            path -> "/" + path.substring(1).replace("/", "%5c"),
            path -> "/" + path.substring(1).replace("/", "\\"),
            path -> "/" + path.substring(1).replace("/", ";x/"));

    static Scene scene;
    static Client ann;

    @BeforeAll
    static void build() {
        scene = Scene.of("House");
        ann = scene.admin();
    }

    @TestFactory
    Stream<DynamicTest> noOtherSpellingLeadsToAPage() {
        return Stream.of("/admin", "/admin/branding", "/organizer/meeting/create", "/account", "/operator", "/auth/login")
                .flatMap(path -> SPELLINGS.stream()
                        .map(spelling -> spelling.of(path))
                        .filter(other -> !other.equals(path))
                        .distinct()
                        .map(other -> dynamicTest(other.replaceAll("\\p{Cntrl}", "·"), () -> assertLeadsNowhere(other))));
    }

    /** Neither to a stranger nor to an admin, who would get a page in two ways. */
    private static void assertLeadsNowhere(String path) {
        String host = path.toLowerCase(Locale.ROOT).contains("operator") ? "localhost" : scene.world().subdomain() + ".localhost";
        for (String cookie : List.of("none=1", "SID=" + ann.cookies().get("SID"))) {
            String said = Wire.send(Wire.PROXY, "", "GET " + path + " HTTP/1.1", "Host: " + host + ":" + House.open().server().port(),
                    "Accept-Language: en", "Cookie: " + cookie);
            assertThat(said).as(cookie).matches("(?s)HTTP/1\\.1 (302|400|404) .*");
            assertThat(said.toLowerCase(Locale.ROOT)).as(cookie).doesNotContain("set-cookie: sid", "<form", "viewstate");
            assertThat(said).as(cookie).doesNotContainPattern("(?m)^Location: (?!/auth/login\\?then=)");
        }
    }

    /** Whatever is asked or sent by whoever has not signed in: an address, its file, with and without a query. */
    @TestFactory
    Stream<DynamicTest> noRouteMakesASession() {
        return Routes.all().stream().map(route -> dynamicTest(route, () -> {
            String path = scene.path(route);
            Client stranger = route.startsWith("/operator") || route.startsWith("/sign-up") ? Client.at("") : scene.visitor();
            stranger.get(path);
            stranger.get(path + "/");
            stranger.get(path + "?first=1&jakarta.faces.ViewState=1:1");
            stranger.send(stranger.request(path).header("Faces-Request", "partial/ajax").GET());
            stranger.post(path, "jakarta.faces.ViewState", "1:1", "x", "y");
            stranger.with("Faces-Request", "partial/ajax").post(path, "jakarta.faces.partial.ajax", "true", "jakarta.faces.ViewState", "1:1");
            assertThat(stranger.cookies()).as(route).doesNotContainKeys("SID", "JSESSIONID");
        }));
    }

    @Test
    void whatIsSpelledAsItShouldBeIsThere() {
        for (String path : List.of("/admin", "/admin/", "/admin/branding", "/organizer", "/organizer/meeting/create", "/account", "/", "/auth/login")) {
            assertThat(ann.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(scene.visitor().get("/api/check_employee/100001%20").status()).isIn(200, 404);
    }

    private interface Spelling {

        String of(String path);
    }
}
