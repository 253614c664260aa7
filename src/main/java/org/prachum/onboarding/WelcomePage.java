package org.prachum.onboarding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** {@code /admin/welcome}: the guided set-up of a new organization. Each step may be left for later. */
@Named
@RequestScoped
public class WelcomePage {

    @Inject
    Progress progress;

    private Progress.Steps steps;

    public void load() {
        steps = progress.steps();
    }

    public boolean isBranded() {
        return steps.branded();
    }

    public long getEmployees() {
        return steps.employees();
    }

    public long getMeetings() {
        return steps.meetings();
    }
}
