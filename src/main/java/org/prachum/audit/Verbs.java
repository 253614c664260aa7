package org.prachum.audit;

import java.util.List;

/** Everything that is noted, in the order in which one is offered to look for it. Each has a name and a sentence in the bundles. */
final class Verbs {

    static final List<String> ALL = List.of(
            "meeting.announced",
            "meeting.changed",
            "meeting.closed",
            "meeting.reopened",
            "meeting.cancelled",
            "meeting.deleted",
            "registration.removed",
            "registration.restored",
            "registration.given_back",
            "registration.preferred",
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
            "integration.connected",
            "integration.changed",
            "integration.removed",
            "integration.switched_on",
            "integration.switched_off",
            "integration.secret_changed",
            "integration.tested",
            "integration.sent_again",
            "integration.all_sent_again",
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
            "organization.suspended",
            "organization.restored");

    private Verbs() {}
}
