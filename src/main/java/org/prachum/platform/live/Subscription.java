package org.prachum.platform.live;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That a screen follows something.
 *
 * @param tenant whose it is
 * @param topic what it follows; one that ends with {@link LiveTopics#ALL} stands for all that begin as it does
 * @param follower who looks at it, where that is known
 * @param session the id of the session it was opened in; null where there is none
 * @param until when it has to ask anew whether it still may
 */
record Subscription(UUID tenant, String topic, Optional<Follower> follower, String session, Instant until) {

    boolean concerns(Heard heard) {
        return Heard.EVERYTHING.equals(heard.topic()) || tenant.equals(heard.tenant()) && covers(heard.topic());
    }

    boolean isOf(Follower other) {
        return follower.filter(other::equals).isPresent();
    }

    boolean isOfAccount(UUID account) {
        return follower.filter(own -> own.account().equals(account)).isPresent();
    }

    private boolean covers(String changed) {
        return topic.endsWith(LiveTopics.ALL)
                ? changed.startsWith(topic.substring(0, topic.length() - LiveTopics.ALL.length()))
                : topic.equals(changed);
    }
}
