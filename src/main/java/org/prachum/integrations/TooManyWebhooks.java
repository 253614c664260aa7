package org.prachum.integrations;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** There are as many webhooks as an organization may have. */
class TooManyWebhooks extends Refusal {

    private static final long serialVersionUID = 1L;

    TooManyWebhooks() {
        super("integrations.too_many", Map.of("most", Integration.MOST_WEBHOOKS));
    }
}
