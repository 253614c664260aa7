package org.prachum.registration;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.platform.web.Texts;

/** {@code /admin/settings}, the part about reminders. */
@Named
@ViewScoped
public class ReminderRulePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ReminderKeeping keeping;

    @Inject
    Texts texts;

    private boolean dayBefore;
    private boolean hourBefore;

    @PostConstruct
    void open() {
        ReminderRule rule = keeping.rule();
        dayBefore = rule.wants(Reminder.DAY_BEFORE);
        hourBefore = rule.wants(Reminder.HOUR_BEFORE);
    }

    public void save() {
        keeping.decide(dayBefore, hourBefore);
        Messages.addGlobalInfo(texts.get("registration.reminders.saved"));
    }

    public boolean isDayBefore() {
        return dayBefore;
    }

    public void setDayBefore(boolean dayBefore) {
        this.dayBefore = dayBefore;
    }

    public boolean isHourBefore() {
        return hourBefore;
    }

    public void setHourBefore(boolean hourBefore) {
        this.hourBefore = hourBefore;
    }
}
