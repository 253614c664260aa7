package org.prachum.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path has one spelling. */
class CanonicalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/admin", "/admin/", "/submit/1", "/assets/lean.css", "/.well-known/security.txt", "/logo/x/180.png",
            "/jakarta.faces.resource/components.js.xhtml", "/calendar/a_b-c.ics", "/api/check_employee/%E0%B8%81", "/api/check_employee/A%2F1%20b",
            "/x/%20", "/x/a+b", "/x/$a&b'(c)*,=:@!"})
    void isTaken(String path) {
        assertThat(CanonicalPath.is(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "*", "//admin", "/admin//branding", "/./admin", "/admin/.", "/admin/..", "/admin/../x", "/admin%2exhtml",
            "/admin%2Exhtml", "/%61dmin", "/admin;x", "/admin.xhtml;x", "/admin;/branding", "/admin/;/x", "/admin%3bx", "/admin%2fbranding",
            "/admin%5cbranding", "/admin\\branding", "/api/%5c", "/%2e%2e/admin", "/api/%2e%2e/admin", "/%252e/admin", "/admin%25", "/api/a%25",
            "/admin%00", "/admin%0d%0a", "/admin%", "/admin%4", "/admin%zz", "/admin%7f", "/a\u0301", "/a b", "/a\"b", "/a<b", "/a|b", "/%2D"})
    void isNot(String path) {
        assertThat(CanonicalPath.is(path)).isFalse();
    }
}
