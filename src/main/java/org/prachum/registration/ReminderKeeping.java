package org.prachum.registration;

import jakarta.inject.Inject;
import java.util.List;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;

/** An admin decides which reminders the organization sends. */
@UseCase
@Requires(Permission.KEEP_MAIL)
class ReminderKeeping {

    @Inject
    Reminders reminders;

    @Inject
    Audit audit;

    ReminderRule rule() {
        return reminders.rule();
    }

    void decide(boolean dayBefore, boolean hourBefore) {
        reminders.decide(dayBefore, hourBefore);
        audit.note(Deed.of("settings.changed").changing(List.of("reminders")));
    }
}
