package org.prachum.notifications;

import jakarta.inject.Inject;
import org.prachum.platform.persistence.UseCase;

/** Forgets mails of one organization that were kept long enough. */
@UseCase
class Sweeping {

    @Inject
    Mails mails;

    int sweep() {
        return mails.sweep();
    }
}
