package org.prachum.registration;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prachum.identity.Account;
import org.prachum.identity.Accounts;
import org.prachum.identity.Email;
import org.prachum.meetings.FormQuestion;
import org.prachum.meetings.FormQuestions;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingSearch;
import org.prachum.meetings.Meetings;
import org.prachum.meetings.PublicMeetings;
import org.prachum.meetings.RegistrationState;
import org.prachum.notifications.Outbox;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.problem.Validation;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Reader;

/** What an attendee does around registering: looks what there is, opens a ticket, gives the place back, has the ticket mailed again. */
@UseCase
class Attending {

    /**
     * What came of an undo.
     *
     * @param number whose registration it was
     * @param undone whether this call did it; false when it was gone before
     */
    record Undone(Meeting meeting, String number, boolean undone) {}

    @Inject
    Meetings meetings;

    @Inject
    PublicMeetings coming;

    @Inject
    Registrations registrations;

    @Inject
    FormQuestions questions;

    @Inject
    FormAnswers answers;

    @Inject
    WaitingLine line;

    @Inject
    Tickets tickets;

    @Inject
    TicketHolders holders;

    @Inject
    CheckInCodes checkInCodes;

    @Inject
    Disclosure disclosure;

    @Inject
    KnownAddresses addresses;

    @Inject
    PersonalLinks links;

    @Inject
    Accounts accounts;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    Reader reader;

    @Inject
    Clock clock;

    /** The one meeting that the portal shows the form of; empty where there is none, or a choice. */
    Optional<Meeting> onlyMeeting() {
        List<Meeting> current = coming.list(PublicMeetings.Which.COMING, MeetingSearch.EVERY, clock.instant(), 0, 2);
        return current.size() == 1 ? Optional.of(current.get(0)) : Optional.empty();
    }

    /** Public meetings of these numbers. */
    List<Meeting> choices(List<Integer> numbers) {
        return meetings.byNumbers(numbers).stream().filter(meeting -> !meeting.isPrivate()).toList();
    }

    /** @throws Missing when there is no such meeting, or not for who has no key to it */
    Meeting meeting(int number, String key) {
        Meeting meeting = meetings.byNumber(number);
        if (!meeting.opensWith(key)) {
            throw new Missing("private meeting " + number);
        }
        return meeting;
    }

    /** The same with who organizes it. */
    Invitation invitation(int number, String key) {
        return invitation(meeting(number, key));
    }

    Invitation invitation(Meeting meeting) {
        Optional<Account> organizer = meeting.organizer().flatMap(accounts::find);
        List<Meeting> coming = meeting.series()
                .map(series -> meetings.comingOf(series, clock.instant()).stream()
                        .filter(other -> !other.isPrivate() || other.opensWith(meeting.getAccessKey()))
                        .toList())
                .orElse(List.of());
        return new Invitation(
                meeting, organizer.map(Account::getName).orElse(null), organizer.map(Account::getEmail).orElse(null),
                questions.of(meeting), coming);
    }

    /** What a meeting asks, in order. */
    List<FormQuestion> questions(Meeting meeting) {
        return questions.of(meeting);
    }

    /** @throws Missing when there is no such meeting, or not for who has no key to it */
    List<FormQuestion> questions(int number, String key) {
        return questions.of(meeting(number, key));
    }

    /** The same for several meetings, by their ids. */
    Map<UUID, List<FormQuestion>> questions(List<Meeting> several) {
        return questions.of(several);
    }

    /** What stands with a place of that meeting. */
    List<Answered> answered(Meeting meeting, UUID registration) {
        return meeting.isAsking() ? answers.of(registration) : List.of();
    }

    /** The questions of a ticket's meeting, with what was answered. */
    List<AnswerField> answerFields(String code) {
        Registration registration = registration(code);
        Meeting meeting = openToCorrection(registration);
        Map<UUID, String> texts = answers.texts(registration.getId());
        return questions.of(meeting).stream()
                .map(question -> AnswerField.answered(question, texts.get(question.getId())))
                .toList();
    }

    /**
     * Puts these in place of what the holder of a ticket answered.
     *
     * @throws AnswersClosed when registration is closed, or the place was given back
     * @throws Invalid all that cannot be an answer, or is missing, beside its field
     */
    void correct(String code, List<AnswerField> fields) {
        Registration registration = registration(code);
        Meeting meeting = openToCorrection(registration);
        Validation form = new Validation();
        Answers corrected = AnswerField.answers(fields, form, form::reject);
        form.finish();
        answers.replace(registration.getId(), questions.of(meeting), corrected);
        outbox.push(topic(meeting));
    }

    private Meeting openToCorrection(Registration registration) {
        Meeting meeting = meetings.byId(registration.getMeeting());
        RegistrationState state = meeting.registrationAt(clock.instant());
        boolean open = state == RegistrationState.OPEN || state == RegistrationState.FULL;
        if (!open || !registration.isConfirmed() && !registration.isWaitlisted()) {
            throw new AnswersClosed();
        }
        return meeting;
    }

    /** @throws Missing when it is no ticket of this organization */
    Ticket ticket(String code) {
        Registration registration = registration(code);
        Meeting meeting = meetings.byId(registration.getMeeting());
        boolean mailed = tickets.isMailed(code, registration);
        return new Ticket(
                mailed ? tickets.mailed(registration) : tickets.of(registration.getId()),
                mailed ? checkInCodes.personal(registration.getId()) : checkInCodes.of(registration.getId()),
                registration.getId(),
                meeting,
                disclosure.toHolder(registration, code),
                registration.isConfirmed(),
                line.turnOf(registration),
                answered(meeting, registration.getId()),
                registration.getSequence());
    }

    /** What the holder of a ticket is told whose place an organizer removed; empty for everybody else. */
    Optional<RemovalNotice> removal(String code) {
        Registration registration = registration(code);
        if (!registration.isRemoved()) {
            return Optional.empty();
        }
        Optional<Account> organizer = meetings.byId(registration.getMeeting()).organizer().flatMap(accounts::find);
        return Optional.of(new RemovalNotice(
                registration.isFromWaitingList(),
                organizer.map(Account::getName).orElse(null),
                organizer.map(Account::getEmail).orElse(null)));
    }

    /** Takes the seat that was offered; that it was taken before, or is not held any more, the ticket says. Answers the meeting. */
    Meeting accept(String code) {
        Registration registration = registration(code);
        line.accept(registration);
        return meetings.byId(registration.getMeeting());
    }

    /** Gives the place back; that it was given back before is no error. Answers the meeting. */
    Meeting cancel(String code) {
        Registration registration = registration(code);
        Meeting meeting = meetings.byId(registration.getMeeting());
        if (registrations.cancel(registration.getId(), clock.instant())) {
            outbox.push(topic(meeting));
            registration.email().ifPresent(address ->
                    outbox.mail(RegistrationMails.GIVEN_BACK, registration.getId(), address, languageOf(registration)));
            note("registration.given_back", registration, meeting);
        }
        return meeting;
    }

    /** Takes back a registration that was somebody else's number, and stays on the organizer's list as one that was. */
    Undone undo(String code) {
        Registration registration = registration(code);
        Meeting meeting = meetings.byId(registration.getMeeting());
        boolean undone = registrations.undo(registration.getId(), clock.instant());
        if (undone) {
            outbox.push(topic(meeting));
            note("registration.undone", registration, meeting);
        }
        return new Undone(meeting, registration.getNumber(), undone);
    }

    /**
     * Mails the ticket of whoever has a place, also one in the line, under that number to the address that is known, and answers what is
     * told of them; empty when there is no such place, or no address.
     */
    Optional<Disclosed> mailTicket(Meeting meeting, RegistrantKey registrant) {
        return registrations.of(meeting.getId(), registrant).flatMap(registration -> addresses.of(registration).map(address -> {
            if (registrations.maySendTicket(registration.getId(), clock.instant())) {
                outbox.mail(kind(registration), registration.getId(), address, reader.getLanguage());
            }
            return disclosure.toAnybody(registration, address);
        }));
    }

    /** The same for whoever is known by that address: a guest without a number, or somebody of the directory. */
    Optional<Disclosed> mailTicket(Meeting meeting, Email email) {
        return mailTicket(meeting, addresses.registrant(email));
    }

    private static String kind(Registration registration) {
        if (registration.isOffered()) {
            return LineMails.OFFERED;
        }
        return registration.isWaitlisted() ? LineMails.JOINED : RegistrationMails.CONFIRMED;
    }

    /**
     * The address of the calendar of all meetings of whoever holds that ticket, if it is the one that was mailed.
     *
     * @param token of {@link PersonalLinks}, which mails had beside the ticket before tickets were told apart; or null
     */
    Optional<String> calendar(String code, String token) {
        Registration registration = registration(code);
        return Addressee.of(registration)
                .filter(addressee -> tickets.isMailed(code, registration)
                        || links.isToken(PersonalLinks.Purpose.CALENDAR, addressee, token))
                .map(addressee -> "/calendar/" + links.code(PersonalLinks.Purpose.CALENDAR, registration, addressee) + ".ics");
    }

    private Language languageOf(Registration registration) {
        return Optional.ofNullable(registration.getLanguage()).orElse(reader.getLanguage());
    }

    private void note(String verb, Registration registration, Meeting meeting) {
        audit.note(Deed.of(verb)
                .on(registration.getId(), registration.getName())
                .with("meeting", meeting.getTopic())
                .by(Actor.VISITOR));
    }

    /** What screens follow. */
    private static String topic(Meeting meeting) {
        return RosterTopics.PREFIX + meeting.getNumber();
    }

    private Registration registration(String code) {
        return holders.of(code);
    }
}
