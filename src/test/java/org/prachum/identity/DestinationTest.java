package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/organizer", "/organizer/meeting/7/edit?tab=2&x=%2F", "/admin/accounts"})
    void isAPathOfThisHost(String path) {
        assertThat(Destination.of(path)).contains(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "organizer",
                "//evil.example",
                "/\\evil.example",
                "/organizer\\..",
                "https://evil.example/",
                "javascript:alert(1)",
                "/organizer\r\nSet-Cookie: a=b",
                "/ organizer",
                "/auth/logout"
            })
    void leadsNowhereElse(String path) {
        assertThat(Destination.of(path)).isEmpty();
    }
}
