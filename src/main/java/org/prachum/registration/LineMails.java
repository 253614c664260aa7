package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prachum.meetings.Meeting;
import org.prachum.notifications.Mail;
import org.prachum.notifications.MailWriter;
import org.prachum.notifications.OutboxMessage;
import org.prachum.platform.files.CalendarFile.Method;
import org.prachum.platform.time.Moments;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;
import org.prachum.registration.MailFacts.Extent;
import org.prachum.tenancy.Here;

/** What is written to those who found no seat, at each step. Each tells what is true when it is sent, and leads to their ticket. */
abstract class LineMails implements MailWriter {

    static final String JOINED = "registration.waiting";
    static final String PROMOTED = "registration.promoted";
    static final String OFFERED = "registration.offered";
    static final String EXPIRED = "registration.offer_expired";
    static final String MOVED = "registration.waiting_moved";
    static final String CALLED_OFF = "registration.waiting_called_off";
    static final String REMOVED = "registration.waiting_removed";
    static final String REZONED = "registration.waiting_rezoned";

    /** A mail that leaves later than this was kept by something, and its reader had no time of what it offers. */
    private static final Duration LATE = Duration.ofMinutes(10);

    @Inject
    Registrations registrations;

    @Inject
    RegistrationMails mails;

    @Inject
    WaitingLine line;

    @Inject
    MailedPlaces places;

    @Inject
    MailFacts facts;

    @Inject
    Organizers organizers;

    @Inject
    Tickets tickets;

    @Inject
    Here here;

    @Inject
    Words words;

    @Inject
    Clock clock;

    private final String kind;

    protected LineMails(String kind) {
        this.kind = kind;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Optional<Mail> write(OutboxMessage message) {
        List<MailedPlace> told = places.of(message).stream()
                .filter(place -> facts.isNews(place, message.getLanguage(), extent(place)))
                .filter(place -> isTrueOf(place.meeting()) && isTrueOf(place.registration()))
                .toList();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(told.size() == 1 ? mail(message, told.get(0)) : ofSeries(message, told));
    }

    private boolean isTrueOf(Meeting meeting) {
        return meeting.isCancelled() == CALLED_OFF.equals(kind) && clock.instant().isBefore(meeting.getEndsAt());
    }

    /** Whether that place is still what the mail says of it. */
    abstract boolean isTrueOf(Registration registration);

    /** What the mail says besides its sentence: nothing that can be put into a calendar, as long as there is no seat. */
    Mail completed(Mail mail, OutboxMessage message, Registration registration, Meeting meeting) {
        return mail;
    }

    boolean isLate(OutboxMessage message) {
        return message.getCreatedAt().plus(LATE).isBefore(clock.instant());
    }

    private Mail mail(OutboxMessage message, MailedPlace place) {
        Language language = message.getLanguage();
        Registration registration = place.registration();
        Map<String, Object> values = values(registration, language);
        values.put("changes", facts.changes(place, language, extent(place)));
        Mail mail = letter(message, List.of(place), "text", values)
                .withFacts(facts.of(place, language, extent(place)))
                .withAction(words.say(language, key("action")), link(registration, place.meeting()));
        return completed(mail, message, registration, place.meeting());
    }

    /** Each date leads to its own ticket. */
    private Mail ofSeries(OutboxMessage message, List<MailedPlace> told) {
        Map<String, Object> values = Map.of("count", told.size(), "zone", here.getOrganization().getZone().getId());
        return letter(message, told, "series", values)
                .withFacts(facts.ofSeries(told, message.getLanguage(), extent(told.get(0)), place -> link(place.registration(), place.meeting())));
    }

    private Mail letter(OutboxMessage message, List<MailedPlace> told, String sentence, Map<String, Object> values) {
        Language language = message.getLanguage();
        return Mail.of(
                        words.say(language, key("subject"), Map.of("topic", facts.title(told, language))),
                        words.say(language, "registration.mail.greeting", Map.of("name", told.get(0).registration().getName())),
                        List.of(words.say(language, key(sentence), values)))
                .withReplyTo(organizers.of(told.get(0).meeting()));
    }

    /** How to join is told to whoever has a seat. */
    private static Extent extent(MailedPlace place) {
        if (place.registration().isConfirmed()) {
            return Extent.SEAT;
        }
        return place.before().isPresent() ? Extent.WAITING : Extent.OFF;
    }

    private String key(String part) {
        return "registration.mail." + kind.substring(kind.indexOf('.') + 1) + "." + part;
    }

    /**
     * Their ticket, which knows what can be done now, or who ended it; whoever stands in no line any more for another reason is led to where
     * one registers.
     */
    private String link(Registration registration, Meeting meeting) {
        if (meeting.isCancelled()) {
            return here.link("/").toString();
        }
        boolean live = registration.isConfirmed() || registration.isWaitlisted() || registration.isRemoved();
        String again = "/submit/" + meeting.getNumber() + (meeting.isPrivate() ? "?key=" + meeting.getAccessKey() : "");
        return here.link(live ? "/ticket/" + tickets.mailed(registration) : again).toString();
    }

    private Map<String, Object> values(Registration registration, Language language) {
        Map<String, Object> values = new HashMap<>(Map.of("zone", here.getOrganization().getZone().getId()));
        Turn turn = line.turnOf(registration);
        if (turn != null && turn.isWaiting()) {
            values.put("place", turn.place());
        }
        if (turn != null && turn.isOffered()) {
            values.put(
                    "until",
                    Moments.in(language.locale(), here.getOrganization().getZone()).dateTime(turn.offeredUntil()));
        }
        return values;
    }

    /** To whoever stands in line from now on. */
    @ApplicationScoped
    static class Joined extends LineMails {
        Joined() {
            super(JOINED);
        }

        @Override
        boolean isTrueOf(Registration registration) {
            return registration.isWaitlisted() && !registration.isOffered();
        }

        @Override
        Mail completed(Mail mail, OutboxMessage message, Registration registration, Meeting meeting) {
            return mail.withFooter(words.say(message.getLanguage(), "registration.mail.waiting.leave"));
        }
    }

    /** To whoever has a seat after all; the calendar entry comes along. */
    @ApplicationScoped
    static class Promoted extends LineMails {
        Promoted() {
            super(PROMOTED);
        }

        @Override
        boolean isTrueOf(Registration registration) {
            return registration.isConfirmed();
        }

        @Override
        Mail completed(Mail mail, OutboxMessage message, Registration registration, Meeting meeting) {
            return mail.withFooter(words.say(message.getLanguage(), "registration.mail.cancel"))
                    .withPicture(mails.ticketCode(registration, message.getLanguage()))
                    .withAttachments(List.of(mails.calendar(message, registration, meeting, Method.REQUEST)));
        }
    }

    /** To whoever may have a seat, if they say so in time. */
    @ApplicationScoped
    static class Offered extends LineMails {
        Offered() {
            super(OFFERED);
        }

        @Override
        public Optional<Mail> write(OutboxMessage message) {
            if (isLate(message)) {
                registrations.find(message.getSubject()).ifPresent(line::renewOffer);
            }
            return super.write(message);
        }

        @Override
        boolean isTrueOf(Registration registration) {
            return registration.isOffered();
        }
    }

    /** To whoever did not. */
    @ApplicationScoped
    static class Expired extends LineMails {
        Expired() {
            super(EXPIRED);
        }

        @Override
        boolean isTrueOf(Registration registration) {
            return registration.isOfferExpired();
        }
    }

    /** What changed for whoever waits: it may be told again, since it may change again. */
    abstract static class News extends LineMails {
        News(String kind) {
            super(kind);
        }

        @Override
        public boolean mayRepeat() {
            return true;
        }

        @Override
        boolean isTrueOf(Registration registration) {
            return registration.isWaitlisted();
        }
    }

    /** To whoever waits for a meeting that takes place at another time or elsewhere. */
    @ApplicationScoped
    static class Moved extends News {
        Moved() {
            super(MOVED);
        }
    }

    /** To whoever waits for a meeting that does not take place. */
    @ApplicationScoped
    static class CalledOff extends News {
        CalledOff() {
            super(CALLED_OFF);
        }
    }

    /** To whoever waits no more, because an organizer removed them. */
    @ApplicationScoped
    static class Removed extends News {
        Removed() {
            super(REMOVED);
        }

        @Override
        boolean isTrueOf(Registration registration) {
            return registration.isRemoved();
        }
    }

    /** To whoever waits for a meeting whose time another clock shows. */
    @ApplicationScoped
    static class Rezoned extends News {
        Rezoned() {
            super(REZONED);
        }
    }
}
