package org.prachum.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** The example that the libraries of Standard Webhooks are tested with. */
    @Test
    void signsAsTheStandardsOwnExample() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(WebhookSecret.signatures(
                        List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithEachSecretThatIsGood() {
        String fresh = WebhookSecret.fresh(new SecureRandom());
        byte[] body = {};

        assertThat(WebhookSecret.signatures(List.of(fresh, SECRET), "msg_1", Instant.EPOCH, body).split(" "))
                .containsExactly(
                        WebhookSecret.signatures(List.of(fresh), "msg_1", Instant.EPOCH, body),
                        WebhookSecret.signatures(List.of(SECRET), "msg_1", Instant.EPOCH, body))
                .doesNotHaveDuplicates();
    }

    @Test
    void isAsLongAsTheStandardAsksAndNeverTheSame() {
        SecureRandom random = new SecureRandom();
        String one = WebhookSecret.fresh(random);

        assertThat(one).startsWith("whsec_").isNotEqualTo(WebhookSecret.fresh(random));
        assertThat(Base64.getDecoder().decode(one.substring("whsec_".length()))).hasSizeBetween(24, 64);
    }
}
