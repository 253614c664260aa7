package org.prachum.onboarding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.tenancy.Quota;

/** {@code /operator/limits/<organization>}: how much an operator lets an organization hold. */
@Named
@RequestScoped
public class LimitsPage {

    @Inject
    Oversight oversight;

    @Inject
    Links link;

    @Inject
    @Param(name = "organization")
    String id;

    @Inject
    @Param
    String employees;

    @Inject
    @Param
    String meetings;

    @Inject
    @Param
    String mails;

    @Inject
    @Param
    String done;

    private OrganizationAtAGlance organization;

    public void load() {
        organization = oversight.find(Ids.typed("organization", id));
        if ("POST".equals(Faces.getRequest().getMethod())) {
            oversight.allow(organization.id(), number(employees), number(meetings), mailsTyped());
            Redirect.to(link.to("/operator/limits", organization.id()) + "?done=saved");
            return;
        }
        Quota quota = oversight.quota(organization.id());
        employees = String.valueOf(quota.getEmployees());
        meetings = String.valueOf(quota.getMeetings());
        mails = quota.getMails() == null ? "" : String.valueOf(quota.getMails());
    }

    /** Null where nothing is typed, so that it goes by age; what is no number is none that is allowed. */
    private Integer mailsTyped() {
        if (mails == null || mails.isBlank()) {
            return null;
        }
        Integer typed = number(mails);
        return typed == null ? Integer.valueOf(0) : typed;
    }

    /** Null for what is no number, which is refused beside its field. */
    private static Integer number(String typed) {
        String digits = typed == null ? "" : typed.strip();
        return digits.matches("[0-9]{1,9}") ? Integer.valueOf(digits) : null;
    }

    public OrganizationAtAGlance getOrganization() {
        return organization;
    }

    public String getEmployees() {
        return employees;
    }

    public String getMeetings() {
        return meetings;
    }

    public String getMails() {
        return mails;
    }

    public boolean isDone() {
        return "saved".equals(done);
    }
}
