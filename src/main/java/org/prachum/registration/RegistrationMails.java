package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingCancelled;
import org.prachum.meetings.MeetingMoved;
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
 * What somebody is mailed about their place: the ticket, that the meeting moved, that it does not take place. Each tells what is true when
 * it is sent, and carries the calendar entry that makes their calendar agree.
 */
@ApplicationScoped
class RegistrationMails {

    static final String CONFIRMED = "registration.confirmed";
    static final String MOVED = "registration.moved";
    static final String CALLED_OFF = "registration.called_off";

    @Inject
    Registrations registrations;

    @Inject
    Meetings meetings;

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

    void on(@Observes MeetingMoved moved) {
        registrations.mailEverybody(moved.meeting(), MOVED);
        outbox.filled();
    }

    void on(@Observes MeetingCancelled cancelled) {
        registrations.mailEverybody(cancelled.meeting(), CALLED_OFF);
        outbox.filled();
    }

    /** The mail, or empty when it would not be true any more: the place was given back, or the meeting cancelled meanwhile. */
    Optional<Mail> write(OutboxMessage message) {
        Registration registration = registrations.find(message.getSubject()).orElse(null);
        if (registration == null || !registration.isConfirmed()) {
            return Optional.empty();
        }
        Meeting meeting = meetings.byId(registration.getMeeting());
        boolean calledOff = CALLED_OFF.equals(message.getKind());
        return meeting.isCancelled() == calledOff ? Optional.of(mail(message, registration, meeting)) : Optional.empty();
    }

    private Mail mail(OutboxMessage message, Registration registration, Meeting meeting) {
        Language language = message.getLanguage();
        String kind = message.getKind().substring(message.getKind().indexOf('.') + 1);
        Map<String, Object> values = Map.of("topic", meeting.getTopic(), "name", registration.getName());
        boolean calledOff = meeting.isCancelled();
        Mail mail = Mail.of(
                        say(language, kind, "subject", values),
                        words.say(language, "registration.mail.greeting", values),
                        List.of(say(language, kind, "text", values)))
                .withFacts(facts(meeting, registration, language, calledOff))
                .withAttachments(List.of(calendar(message, registration, meeting, calledOff ? Method.CANCEL : Method.REQUEST)));
        return calledOff
                ? mail
                : mail.withAction(
                                words.say(language, "registration.mail.ticket"),
                                here.link("/ticket/" + tickets.of(registration.getId())).toString())
                        .withFooter(words.say(language, "registration.mail.cancel"));
    }

    private String say(Language language, String kind, String part, Map<String, Object> values) {
        return words.say(language, "registration.mail." + kind + "." + part, values);
    }

    List<Fact> facts(Meeting meeting, Registration registration, Language language, boolean calledOff) {
        List<Fact> facts = new ArrayList<>();
        Moments moments = Moments.in(language.locale(), here.getOrganization().getZone());
        add(facts, language, "what", meeting.getTopic());
        add(facts, language, "when", moments.longRange(meeting.getStartsAt(), meeting.getEndsAt()));
        if (!calledOff) {
            add(facts, language, "where", where.place(meeting, language));
            if (meeting.getFormat().isOnline()) {
                add(facts, language, "link", meeting.getOnlineUrl());
                add(facts, language, "online_id", meeting.getOnlineId());
                add(facts, language, "online_password", meeting.getOnlinePassword());
            }
            add(facts, language, "who", registration.getName());
            add(facts, language, "information", meeting.getInformation());
        }
        return facts;
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
                        meeting,
                        message.getLanguage(),
                        Optional.of(new Person(registration.getName(), message.getRecipient())))
                .content(method);
        return new Attachment("meeting-" + meeting.getNumber() + ".ics", CalendarFile.MEDIA_TYPE, content, method.name());
    }
}
