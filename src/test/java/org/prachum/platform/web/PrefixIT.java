package org.prachum.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.Client;
import org.prachum.testing.World;

/** Below a path of somebody's proxy, which takes the path away and says so: every address leads back through it. */
class PrefixIT {

    private static final Pattern ADDRESS = Pattern.compile("(?:href|src|action|formaction|data-[a-z-]+)=\"(/[^\"]*)\"");

    World acme = World.create();

    @TestFactory
    Stream<DynamicTest> everyAddressOfAPageHasIt() {
        Client ann = acme.signedIn("ann").with("X-Forwarded-Prefix", "/register");
        return Stream.of("/", "/auth/login", "/auth/register", "/privacy", "/organizer", "/organizer/meeting/create", "/admin/", "/admin/accounts",
                        "/admin/branding", "/admin/employees", "/admin/import", "/admin/moving-in", "/admin/settings", "/admin/mails", "/admin/audit", "/account",
                        "/nothing-there")
                .map(path -> dynamicTest(path, () -> {
                    List<String> addresses = ADDRESS.matcher(ann.get(path).body()).results().map(found -> found.group(1)).toList();
                    assertThat(addresses).isNotEmpty().allMatch(address -> address.startsWith("/register/"));
                }));
    }

    @Test
    void theSignInLeadsBackThroughIt() {
        Client olga = acme.visitor().with("X-Forwarded-Prefix", "/register");
        String toSignIn = olga.get("/organizer/meeting/create").header("Location");
        assertThat(toSignIn).isEqualTo("/register/auth/login?then=%2Forganizer%2Fmeeting%2Fcreate");

        assertThat(olga.post("/auth/login", "email", acme.email("olga"), "then", "/organizer/meeting/create").header("Location"))
                .isEqualTo("/register/auth/verify-login");
        assertThat(olga.post("/auth/verify-login", "otp", acme.codeFor(acme.email("olga"))).header("Location"))
                .isEqualTo("/register/organizer/meeting/create");
        assertThat(olga.get("/?lang=th").header("Location")).endsWith("/register/");
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoPathIsNoPrefix() {
        return Stream.of("//evil.example", "/\\evil.example", "https://evil.example", "/a/../b", "/<script>", "register", "/a b", "/x?y=", "/%2f",
                        "/" + "x".repeat(200), "/a".repeat(6))
                .map(prefix -> dynamicTest(prefix, () -> assertThat(
                                acme.visitor().with("X-Forwarded-Prefix", prefix).get("/auth/login").body())
                        .contains("action=\"/auth/login\"")));
    }
}
