package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prachum.identity.Accounts;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingCancelled;
import org.prachum.meetings.MeetingMoved;
import org.prachum.meetings.MeetingRezoned;
import org.prachum.meetings.Meetings;
import org.prachum.notifications.Mail;
import org.prachum.notifications.Mail.Attachment;
import org.prachum.notifications.Mail.Fact;
import org.prachum.notifications.Outbox;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.files.CalendarFile;
import org.prachum.platform.files.CalendarFile.Method;
import org.prachum.platform.files.CalendarFile.Person;
import org.prachum.platform.time.Moments;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.tenancy.Here;

/**
 * What somebody is mailed about their place: the ticket, that the meeting moved, that it does not take place, that they gave the place
 * back, that an organizer removed or restored it, and that it is soon. Each tells what is true when it is sent; all but reminders carry the calendar entry that makes their calendar
 * agree.
 */
@ApplicationScoped
class RegistrationMails {

    static final String PREFIX = "registration.";
    static final String CONFIRMED = "registration.confirmed";
    static final String MOVED = "registration.moved";
    static final String CALLED_OFF = "registration.called_off";
    static final String GIVEN_BACK = "registration.given_back";
    static final String REZONED = "registration.rezoned";
    static final String REMOVED = "registration.removed";
    static final String RESTORED = "registration.restored";
    static final String DAY_BEFORE = "registration.day_before";
    static final String HOUR_BEFORE = "registration.hour_before";

    @Inject
    Registrations registrations;

    @Inject
    Meetings meetings;

    @Inject
    Accounts accounts;

    @Inject
    Tickets tickets;

    @Inject
    Calendars calendars;

    @Inject
    Where where;

    @Inject
    Here here;

    @Inject
    Words words;

    @Inject
    Outbox outbox;

    @Inject
    Reminders reminders;

    @Inject
    PersonalLinks links;

    @Inject
    Clock clock;

    void on(@Observes MeetingMoved moved) {
        registrations.mailEverybody(moved.meeting(), MOVED);
        reminders.spare(meetings.byId(moved.meeting()), zone(), clock.instant());
        outbox.filled();
    }

    void on(@Observes MeetingRezoned rezoned) {
        registrations.mailEverybody(rezoned.meeting(), REZONED);
        reminders.spare(meetings.byId(rezoned.meeting()), rezoned.zone(), clock.instant());
        outbox.filled();
    }

    void on(@Observes MeetingCancelled cancelled) {
        registrations.mailEverybody(cancelled.meeting(), CALLED_OFF);
        outbox.filled();
    }

    /** The mail, or empty when it would not be true any more, such as when the place was given back or the meeting cancelled meanwhile. */
    Optional<Mail> write(OutboxMessage message) {
        Registration registration = registrations.find(message.getSubject()).orElse(null);
        if (registration == null) {
            return Optional.empty();
        }
        Meeting meeting = meetings.byId(registration.getMeeting());
        return isTrue(message.getKind(), registration, meeting) ? Optional.of(mail(message, registration, meeting)) : Optional.empty();
    }

    private boolean isTrue(String kind, Registration registration, Meeting meeting) {
        return switch (kind) {
            case CALLED_OFF -> registration.isConfirmed() && meeting.isCancelled();
            case REMOVED -> registration.isRemoved() && clock.instant().isBefore(meeting.getEndsAt());
            case GIVEN_BACK -> registration.isGivenBack() && !meeting.isCancelled();
            case DAY_BEFORE, HOUR_BEFORE -> registration.isConfirmed() && !meeting.isCancelled() && isWanted(kind, registration, meeting);
            default -> registration.isConfirmed() && !meeting.isCancelled();
        };
    }

    /** A reminder that waited too long, or for somebody who has had enough of them, is not sent. */
    private boolean isWanted(String kind, Registration registration, Meeting meeting) {
        return Reminder.ofMail(kind)
                .filter(reminder -> reminder.window(meeting.getStartsAt(), zone()).isOpenAt(clock.instant()))
                .flatMap(reminder -> Addressee.of(registration))
                .filter(addressee -> !reminders.isRefusedBy(addressee))
                .isPresent();
    }

    private Mail mail(OutboxMessage message, Registration registration, Meeting meeting) {
        Language language = message.getLanguage();
        String kind = message.getKind().substring(PREFIX.length());
        boolean off = meeting.isCancelled() || !registration.isConfirmed();
        Map<String, Object> values = Map.of(
                "topic", meeting.getTopic(),
                "name", registration.getName(),
                "time", Moments.in(language.locale(), zone()).time(meeting.getStartsAt()),
                "zone", zone().getId());
        Mail mail = Mail.of(
                        say(language, kind, "subject", values),
                        words.say(language, "registration.mail.greeting", values),
                        List.of(say(language, kind, "text", values)))
                .withFacts(facts(meeting, registration, language, off));
        if (!off) {
            mail = mail.withAction(words.say(language, "registration.mail.ticket"), ticket(registration))
                    .withFooter(words.say(language, "registration.mail.cancel"));
        }
        return Reminder.ofMail(message.getKind()).isPresent()
                ? withStop(mail, registration, language)
                : mail.withAttachments(List.of(calendar(message, registration, meeting, off ? Method.CANCEL : Method.REQUEST)));
    }

    /** Who comes by the mail is told by name whose ticket it is, and offered the calendar of all their meetings. */
    private String ticket(Registration registration) {
        return here.link("/ticket/" + tickets.mailed(registration)).toString();
    }

    private Mail withStop(Mail mail, Registration registration, Language language) {
        return Addressee.of(registration)
                .map(addressee -> links.code(PersonalLinks.Purpose.REMINDERS, registration, addressee))
                .map(code -> mail.withStop(
                        words.say(language, "registration.mail.stop"), here.link("/reminders/" + code).toString()))
                .orElse(mail);
    }

    private String say(Language language, String kind, String part, Map<String, Object> values) {
        return words.say(language, "registration.mail." + kind + "." + part, values);
    }

    List<Fact> facts(Meeting meeting, Registration registration, Language language, boolean off) {
        List<Fact> facts = new ArrayList<>();
        Moments moments = Moments.in(language.locale(), zone());
        add(facts, language, "what", meeting.getTopic());
        add(facts, language, "when", moments.longRange(meeting.getStartsAt(), meeting.getEndsAt()));
        if (!off) {
            add(facts, language, "where", where.place(meeting, language));
            if (meeting.getFormat().isOnline()) {
                add(facts, language, "link", meeting.getOnlineUrl());
                add(facts, language, "online_id", meeting.getOnlineId());
                add(facts, language, "online_password", meeting.getOnlinePassword());
            }
            add(facts, language, "who", registration.getName());
            add(facts, language, "information", meeting.getInformation());
        }
        if (registration.isRemoved()) {
            add(facts, language, "organizer", organizer(meeting));
        }
        return facts;
    }

    /** Name and address of whom to ask; null where nobody organizes it any more. */
    private String organizer(Meeting meeting) {
        return meeting.organizer()
                .flatMap(accounts::find)
                .map(account -> account.getName() + ", " + account.getEmail())
                .orElse(null);
    }

    private void add(List<Fact> facts, Language language, String label, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(words.say(language, "registration.ticket." + label), value));
        }
    }

    Attachment calendar(OutboxMessage message, Registration registration, Meeting meeting, Method method) {
        byte[] content = calendars
                .of(
                        registration.getId(),
                        registration.getSequence(),
                        registration.isConfirmed(),
                        meeting,
                        message.getLanguage(),
                        Optional.of(new Person(registration.getName(), message.getRecipient())))
                .content(method);
        return new Attachment("meeting-" + meeting.getNumber() + ".ics", CalendarFile.MEDIA_TYPE, content, method.name());
    }

    private ZoneId zone() {
        return here.getOrganization().getZone();
    }
}
