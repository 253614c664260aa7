package org.prachum.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.SourceFile;

/** Of all that a browser sends along, what is ours. */
class OwnCookiesTest {

    private static final Pattern GIVEN = Pattern.compile("(?:new Cookie|\\bcookies\\.give)\\(([^,]+),");

    @Test
    void areFoundAmongAnyNumberOfOthers() {
        Cookie[] sent = IntStream.range(0, 5_000)
                .mapToObj(i -> new Cookie(i == 4_000 ? "SID" : i == 10 ? "__Host-browser" : "of-another" + i, "x"))
                .toArray(Cookie[]::new);

        assertThat(OwnCookies.of(sent)).extracting(Cookie::getName).containsExactly("__Host-browser", "SID");
        assertThat(OwnCookies.of(new Cookie[] {new Cookie("of-another", "x")})).isNull();
        assertThat(OwnCookies.of(null)).isNull();
    }

    @Test
    void areAllThatIsLeftOfAHeader() {
        assertThat(OwnCookies.among("a=b; SID=abc.node; é=ü; lang=th;;; browser=\"x; __Host-SID=A_b-1; SID=; SIDE=1; $Version=1"))
                .isEqualTo("SID=abc.node; lang=th; __Host-SID=A_b-1; SID=");
        assertThat(OwnCookies.among("=; a")).isEmpty();
    }

    /** Whoever gives a new one adds its name there and here; else it would be given and never read. */
    @Test
    void areAllThatAreGiven() {
        List<String> given = SourceFile.java().stream()
                .flatMap(file -> file.groups(GIVEN).stream().map(name -> file.name().replaceAll(".*/", "") + " " + name.strip()))
                .sorted()
                .toList();
        assertThat(given).containsExactly(
                "BrowserToken.java NAME", "HostCookies.java full(name)", "KnownDevices.java COOKIE", "LanguageFilter.java COOKIE");
        assertThat(List.of("SID", "__Host-SID", "browser", "__Host-browser", "device", "__Host-device", "lang")).allMatch(OwnCookies::isOwn);
    }
}
