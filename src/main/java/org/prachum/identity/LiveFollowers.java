package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.prachum.platform.live.Follower;
import org.prachum.platform.live.Followers;
import org.prachum.platform.live.LiveScreens;
import org.prachum.platform.persistence.Started;
import org.prachum.tenancy.CurrentTenant;
import org.prachum.tenancy.Rounds;

/**
 * Who looks at open screens, and every few seconds whether they still may: whoever was suspended, has another role or signed out everywhere
 * is sent away. That a session ends its screens hear at once.
 */
@ApplicationScoped
class LiveFollowers implements Followers {

    private static final Duration PAUSE = Duration.ofSeconds(15);

    @Inject
    SignedIn me;

    @Inject
    CurrentTenant tenant;

    @Inject
    Recognition recognition;

    @Inject
    LiveScreens screens;

    @Inject
    Rounds rounds;

    void on(@Observes Started started) {
        rounds.begin("rights to open screens", PAUSE, PAUSE, screens::tenants, this::check);
    }

    @Override
    public Optional<Follower> current() {
        return me.find().map(account -> new Follower(account.getId(), account.generation()));
    }

    private void check() {
        screens.end(tenant.id(), recognition.gone(screens.followers(tenant.id())));
    }
}
