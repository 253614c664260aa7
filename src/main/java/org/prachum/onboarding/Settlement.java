package org.prachum.onboarding;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.prachum.directory.EmployeeImport;
import org.prachum.directory.ImportRefused;
import org.prachum.identity.Account;
import org.prachum.identity.Accounts;
import org.prachum.identity.Email;
import org.prachum.identity.Role;
import org.prachum.identity.SignUpRules;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingPlanning;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.registration.Crowd;
import org.prachum.tenancy.Decoration;
import org.prachum.tenancy.Foundation;
import org.prachum.tenancy.Organization;

/** Stores an organization as its folder has it, whole or not at all. */
@UseCase
class Settlement {

    @Inject
    EntityManager database;

    @Inject
    Foundation foundation;

    @Inject
    Decoration decoration;

    @Inject
    Accounts accounts;

    @Inject
    SignUpRules rules;

    @Inject
    EmployeeImport employees;

    @Inject
    MeetingPlanning planning;

    @Inject
    Crowd crowd;

    @Inject
    Audit audit;

    @Inject
    Words words;

    @Inject
    Clock clock;

    void settle(TenantFolder folder) {
        folder.within(TenantFolder.ORGANIZATION, "", () -> found(folder));
        folder.within(TenantFolder.LOGO, "", () -> folder.logo().ifPresent(decoration::hangLogo));
        folder.within(TenantFolder.EMPLOYEES, "", () -> folder.employees().ifPresent(file -> load(file, folder)));
        folder.within(TenantFolder.ORGANIZATION, "", () -> rules.decide(String.join(", ", folder.allowedDomains()), false));
        folder.admins().forEach(admin -> admit(admin, Role.ADMIN, folder));
        folder.organizers().forEach(organizer -> admit(organizer, Role.ORGANIZER, folder));
        announceMeetings(folder);
        if (folder.demo()) {
            decoration.markAsDemo();
        }
    }

    /** A demonstration that has run out of current and coming meetings gets its folder's again. */
    void renewMeetings(TenantFolder folder) {
        Instant now = clock.instant();
        long left = database.createQuery("select count(m) from Meeting m where m.endsAt > :now", Long.class)
                .setParameter("now", now)
                .getSingleResult();
        if (left == 0) {
            announceMeetings(folder);
        }
    }

    private void found(TenantFolder folder) {
        Organization founded = foundation.found(folder.subdomain(), folder.name(), folder.language(), folder.zone());
        audit.note("organization.founded", founded.getId(), folder.name());
        folder.primaryColor().ifPresent(primary ->
                decoration.paint(primary, folder.accentColor().orElse(primary)));
        decoration.greet(folder.welcome(), null);
        database.flush();
    }

    private void announceMeetings(TenantFolder folder) {
        List<FolderMeeting> meetings = folder.meetings(clock.instant());
        for (int i = 0; i < meetings.size(); i++) {
            FolderMeeting meeting = meetings.get(i);
            boolean scheduled = meeting.organizer() == null;
            folder.within(
                    scheduled ? TenantFolder.SCHEDULE : TenantFolder.MEETINGS,
                    scheduled ? "" : TenantFolder.row(i),
                    () -> announce(meeting, folder));
        }
    }

    private void announce(FolderMeeting meeting, TenantFolder folder) {
        Meeting announced = planning.announce(meeting.plan(), organizerOf(meeting, folder), meeting.standing());
        if (meeting.registered() > 0) {
            crowd.come(announced, meeting.registered());
        }
        database.flush();
    }

    private UUID organizerOf(FolderMeeting meeting, TenantFolder folder) {
        Email email = meeting.organizer() == null ? folder.admins().get(0) : new Email(meeting.organizer());
        return accounts.byEmail(email).or(() -> accounts.byEmail(folder.admins().get(0))).map(Account::getId).orElse(null);
    }

    private void load(Path file, TenantFolder folder) {
        try {
            employees.load(file);
        } catch (ImportRefused refused) {
            throw folder.refused(
                    TenantFolder.EMPLOYEES,
                    refused.row() == 0 ? "" : "row " + refused.row(),
                    words.say(Language.EN, refused.key(), refused.values()));
        } catch (IOException unreadable) {
            throw folder.refused(TenantFolder.EMPLOYEES, "", unreadable.toString());
        }
    }

    private void admit(Email email, Role role, TenantFolder folder) {
        folder.within(TenantFolder.ORGANIZATION, role.getStored() + " " + email, () -> {
            accounts.admit(email, nameOf(email), role, folder.language());
        });
    }

    /** The directory's name of whoever has that address, or what stands before the @. */
    private String nameOf(Email email) {
        return database.createQuery("select e.name from Employee e where e.email = :email", String.class)
                .setParameter("email", email.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(email.value().substring(0, email.value().indexOf('@')));
    }
}
