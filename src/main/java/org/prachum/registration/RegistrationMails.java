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
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingCancelled;
import org.prachum.meetings.MeetingMoved;
import org.prachum.meetings.MeetingRezoned;
import org.prachum.meetings.Meetings;
import org.prachum.notifications.Mail.Attachment;
import org.prachum.notifications.Mail.Fact;
import org.prachum.notifications.Mail.Picture;
import org.prachum.notifications.Mail;
import org.prachum.notifications.Outbox;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.files.CalendarFile.Method;
import org.prachum.platform.files.CalendarFile.Person;
import org.prachum.platform.files.CalendarFile;
import org.prachum.platform.files.QrCode;
import org.prachum.platform.time.Moments;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.registration.MailFacts.Extent;
import org.prachum.tenancy.Here;

/**
 * What somebody is mailed about their place: the ticket, that the meeting moved, that it does not take place, that they gave the place
 * back, that an organizer removed or restored it, and that it is soon. Each tells what is true when it is sent; all but reminders carry the calendar entry that makes their calendar
 * agree.
 */
@ApplicationScoped
class RegistrationMails {

    private static final String CONFIRMED_STATUS = "confirmed";

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

    private static final int QR_PIXELS = 360;

    @Inject
    Registrations registrations;

    @Inject
    MailedPlaces places;

    @Inject
    MailFacts facts;

    @Inject
    Meetings meetings;

    @Inject
    Organizers organizers;

    @Inject
    Tickets tickets;

    @Inject
    CheckInCodes codes;

    @Inject
    Calendars calendars;

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
        Meeting meeting = meetings.byId(moved.meeting());
        registrations.mailEverybody(moved.meeting(), CONFIRMED_STATUS, MOVED, moved.before().stored(meeting));
        reminders.spare(meeting, zone(), clock.instant());
        outbox.filled();
    }

    void on(@Observes MeetingRezoned rezoned) {
        registrations.mailEverybody(rezoned.meeting(), CONFIRMED_STATUS, REZONED, "");
        reminders.spare(meetings.byId(rezoned.meeting()), rezoned.zone(), clock.instant());
        outbox.filled();
    }

    void on(@Observes MeetingCancelled cancelled) {
        registrations.mailEverybody(cancelled.meeting(), CONFIRMED_STATUS, CALLED_OFF, "");
        outbox.filled();
    }

    /**
     * The mail, about one place or all of somebody in a series, or empty when nothing of it would be true any more, such as when the place was
     * given back or the meeting cancelled meanwhile.
     */
    Optional<Mail> write(OutboxMessage message) {
        List<MailedPlace> told = places.of(message).stream()
                .filter(place -> facts.isNews(place, message.getLanguage(), Extent.SEAT))
                .filter(place -> isTrue(message.getKind(), place.registration(), place.meeting()))
                .toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(told.size() == 1 ? mail(message, told.get(0)) : ofSeries(message, told));
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

    private Mail mail(OutboxMessage message, MailedPlace place) {
        Language language = message.getLanguage();
        Registration registration = place.registration();
        Meeting meeting = place.meeting();
        boolean off = isOff(place);
        Map<String, Object> values = Map.of(
                "changes", facts.changes(place, language, Extent.SEAT),
                "time", Moments.in(language.locale(), zone()).time(meeting.getStartsAt()),
                "zone", zone().getId());
        List<Fact> said = new ArrayList<>(facts.of(place, language, off ? Extent.OFF : Extent.SEAT));
        if (registration.isRemoved()) {
            organizers.of(meeting).ifPresent(organizer -> said.add(
                    new Fact(words.say(language, "registration.ticket.organizer"), organizer.name() + ", " + organizer.email())));
        }
        Mail mail = letter(message, List.of(place), "text", values).withFacts(said);
        if (!off) {
            mail = mail.withPicture(ticketCode(registration, language))
                    .withAction(words.say(language, "registration.mail.ticket"), ticket(registration))
                    .withFooter(words.say(language, "registration.mail.cancel"));
        }
        return Reminder.ofMail(message.getKind()).isPresent()
                ? withStop(mail, registration, language)
                : mail.withAttachments(
                        List.of(calendar(message, registration, place.meeting(), off ? Method.CANCEL : Method.REQUEST)));
    }

    /** Each date leads to its own ticket, and one file holds all of them. */
    private Mail ofSeries(OutboxMessage message, List<MailedPlace> told) {
        Language language = message.getLanguage();
        boolean off = isOff(told.get(0));
        Mail mail = letter(message, told, "series", Map.of("count", told.size(), "zone", zone().getId()))
                .withFacts(facts.ofSeries(told, language, off ? Extent.OFF : Extent.SEAT, place -> off ? null : ticket(place.registration())));
        return (off ? mail : mail.withFooter(words.say(language, "registration.mail.cancel")))
                .withAttachments(List.of(calendar(message, told, off)));
    }

    /** Subject, greeting and sentence, and whom an answer goes to. */
    private Mail letter(OutboxMessage message, List<MailedPlace> told, String sentence, Map<String, Object> values) {
        Language language = message.getLanguage();
        String kind = message.getKind().substring(PREFIX.length());
        return Mail.of(
                        say(language, kind, "subject", Map.of("topic", facts.title(told, language))),
                        words.say(language, "registration.mail.greeting", Map.of("name", told.get(0).registration().getName())),
                        List.of(say(language, kind, sentence, values)))
                .withReplyTo(organizers.of(told.get(0).meeting()));
    }

    private static boolean isOff(MailedPlace place) {
        return place.meeting().isCancelled() || !place.registration().isConfirmed();
    }

    /** The personal code: whoever shows it reads the mailbox. */
    Picture ticketCode(Registration registration, Language language) {
        return new Picture(
                QrCode.of(codes.personal(registration.getId())).png(QR_PIXELS), words.say(language, "registration.mail.qr"));
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

    Attachment calendar(OutboxMessage message, Registration registration, Meeting meeting, Method method) {
        byte[] content = entry(message, registration, meeting, Optional.of(new Person(registration.getName(), message.getRecipient())))
                .content(method);
        return new Attachment("meeting-" + meeting.getNumber() + ".ics", CalendarFile.MEDIA_TYPE, content, method.name());
    }

    private Attachment calendar(OutboxMessage message, List<MailedPlace> told, boolean off) {
        List<CalendarFile> entries = told.stream()
                .map(place -> entry(message, place.registration(), place.meeting(), Optional.empty()))
                .toList();
        return new Attachment("dates.ics", CalendarFile.MEDIA_TYPE, CalendarFile.content(entries, off), null);
    }

    private CalendarFile entry(OutboxMessage message, Registration registration, Meeting meeting, Optional<Person> attendee) {
        return calendars.of(
                registration.getId(), registration.getSequence(), registration.isConfirmed(), meeting, message.getLanguage(), attendee);
    }

    private ZoneId zone() {
        return here.getOrganization().getZone();
    }
}
