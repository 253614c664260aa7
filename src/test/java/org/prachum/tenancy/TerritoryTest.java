package org.prachum.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerritoryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/operator", "/operator/", "/operator/index", "/operator/index.xhtml", "/sign-up", "/sign-up.xhtml",
                "/sign-up/availability", "/sign-up-code", "/find", "/terms"})
    void belongsToTheApexAlone(String path) {
        assertThat(Territory.includes(path, true)).isTrue();
        assertThat(Territory.includes(path, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/organizer", "/organizer/meeting/7/edit", "/admin", "/admin/accounts", "/submit", "/submit/7", "/submit.xhtml",
                "/submit_manual", "/submit_manual/7", "/ticket/abc", "/calendar.ics", "/own-calendar.ics", "/reminders/abc", "/meeting/7/qrcode", "/auth/register", "/auth/verify-register"})
    void belongsToOrganizationsAlone(String path) {
        assertThat(Territory.includes(path, false)).isTrue();
        assertThat(Territory.includes(path, true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/auth/login", "/auth/verify-login", "/account", "/assets/lean.css", "/brand.css", "/health", "/findings",
                "/operators", "/administration"})
    void isEverywhere(String path) {
        assertThat(Territory.includes(path, true)).isTrue();
        assertThat(Territory.includes(path, false)).isTrue();
    }
}
