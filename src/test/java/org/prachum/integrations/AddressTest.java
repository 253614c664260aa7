package org.prachum.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prachum.platform.problem.Invalid;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org/hook?a=b", "https://example.org:8443/", "HTTPS://EXAMPLE.ORG", "https://203.0.113.1/", "https://[2001:db8::1]/"
    })
    void takesWhatLooksLikeOne(String typed) {
        assertThat(Address.typed("  " + typed + " ", "address", false)).hasToString(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "'', integrations.address_missing",
        "example.org, integrations.address_malformed",
        "https://, integrations.address_malformed",
        "https:///path, integrations.address_malformed",
        "https://user:secret@example.org/, integrations.address_malformed",
        "https://example.org/#part, integrations.address_malformed",
        "https://example.org:0/, integrations.address_malformed",
        "https://example.org:70000/, integrations.address_malformed",
        "'https://exa mple.org/', integrations.address_malformed",
        "'https://example.org/\\r\\nHost: x', integrations.address_malformed",
        "http://example.org/, integrations.address_insecure",
        "ftp://example.org/, integrations.address_insecure",
        "file://example.org/etc/passwd, integrations.address_insecure",
        "gopher://example.org/, integrations.address_insecure"
    })
    void refusesWhatIsNone(String typed, String why) {
        Invalid refusal = catchThrowableOfType(Invalid.class, () -> Address.typed(typed, "address", false));

        assertThat(refusal.key()).isEqualTo(why);
        assertThat(refusal.field()).contains("address");
    }

    @Test
    void takesOneWithoutTlsOnlyWhereTheOperatorSaysSo() {
        assertThat(Address.typed("http://10.0.0.1/", "address", true)).hasToString("http://10.0.0.1/");
    }
}
