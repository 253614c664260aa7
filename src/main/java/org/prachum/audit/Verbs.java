package org.prachum.audit;

import java.util.List;

/** Everything that is noted, in the order in which one is offered to look for it. Each has a name and a sentence in the bundles. */
final class Verbs {

    static final List<String> ALL = List.of(
            "meeting.announced",
            "meeting.changed",
            "meeting.closed",
            "meeting.reopened",
            "meeting.opened_alone",
            "meeting.opened_alone_undone",
            "meeting.cancelled",
            "meeting.deleted",
            "registration.removed",
            "registration.restored",
            "registrations.removed",
            "registrations.restored",
            "registration.given_back",
            "registration.preferred",
            "look_up.probed",
            "registration.checked_in",
            "registration.check_in_undone",
            "kiosk.opened",
            "kiosk.ended",
            "export.downloaded",
            "employee.added",
            "employee.changed",
            "employee.deactivated",
            "employee.reactivated",
            "employees.imported",
            "account.registered",
            "account.invited",
            "account.approved",
            "account.suspended",
            "account.restored",
            "account.role_changed",
            "account.handed_over",
            "account.changed",
            "account.moved",
            "mail.sent_again",
            "mail.all_sent_again",
            "branding.changed",
            "settings.changed",
            "domain.claimed",
            "domain.verified",
            "domain.leads",
            "domain.stepped_back",
            "domain.given_up",
            "domain.lost",
            "sign_in.succeeded",
            "sign_in.failed",
            "sign_out.done",
            "sign_out.everywhere",
            "organization.founded",
            "organization.limited",
            "organization.suspended",
            "organization.restored");

    private Verbs() {}
}
