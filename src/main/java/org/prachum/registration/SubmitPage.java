package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.identity.Email;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.meetings.RegistrationState;
import org.prachum.platform.config.Keys;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.problem.Validation;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.Texts;

/**
 * {@code /submit/<number>} and {@code /submit_manual/<number>}: one meeting, one number, and the ticket as the answer to the post.
 *
 * <p>Whatever stands against it is a sentence on the same page, with all that was typed. Whoever comes to a meeting that is full may wait for
 * a seat: at once where the page knew it, by one button where it became full meanwhile.
 */
@Named
@RequestScoped
public class SubmitPage {

    /** What the page shows below the meeting. */
    public enum View {
        FORM,
        MANUAL,
        TICKET,
        FULL,
        ALREADY,
        /** Whose ticket shall be mailed. */
        TICKET_WANTED,
        MAILED,
        /** What came of each meeting of the series. */
        RESULTS
    }

    @Inject
    Attending attending;

    @Inject
    Registering registering;

    @Inject
    SeriesRegistering whole;

    @Inject
    Probing probing;

    @Inject
    Disclosure disclosure;

    @Inject
    CurrentGuestPolicy guestPolicy;

    @Inject
    Results saying;

    @Inject
    Tickets tickets;

    @Inject
    CheckInCodes checkInCodes;

    @Inject
    When when;

    @Inject
    Keys keys;

    @Inject
    Links link;

    @Inject
    Texts texts;

    @Inject
    @Param
    String meeting;

    @Inject
    @Param
    String key;

    @Inject
    @Param(name = "emp_id")
    String number;

    @Inject
    @Param
    String email;

    @Inject
    @Param(name = "idempotency_key")
    String requestKey;

    @Inject
    @Param
    String waitlist;

    @Inject
    @Param
    String consent;

    @Inject
    @Param(name = "new_emp_id")
    String newNumber;

    @Inject
    @Param(name = "new_emp_name")
    String newName;

    @Inject
    @Param(name = "new_position")
    String newPosition;

    @Inject
    @Param(name = "new_sec_short")
    String newSection;

    @Inject
    @Param(name = "new_cc_name")
    String newCostCenter;

    /** {@code all} for all meetings of the series that are still to come. */
    @Inject
    @Param
    String series;

    private Invitation invitation;
    private List<AnswerField> fields = List.of();
    private List<Result> results = List.of();
    private String name;
    private View view = View.FORM;
    private Ticket ticket;
    private String obstacle = "";
    private String maskedEmail;
    private boolean inLine;

    /** Document 000's address without a number is the one meeting that the portal shows; where there are more, it leads to where one chooses. */
    public void load() {
        if (isUnsaid()) {
            Redirect.to(link.to("/"));
            return;
        }
        if (open()) {
            register(number, "emp_id", null);
        }
    }

    public void loadManual() {
        if (isUnsaid()) {
            Redirect.to(link.to("/"));
            return;
        }
        boolean sent = open();
        view = getMeeting().isDirectoryOnly() ? View.FORM : View.MANUAL;
        if (sent) {
            Request.Manual manual = new Request.Manual(newName, newPosition, newSection, newCostCenter, Request.Fields.OF_PAGES);
            register(newNumber, "new_emp_id", manual);
        }
    }

    /** Who is registered already asks for the ticket, and has it mailed to the address that is known. */
    public void loadMailing() {
        view = View.TICKET_WANTED;
        if (open()) {
            // What cannot be taken leaves the form as it is.
            Optional<Disclosed> mailed = isGuest() ? mailToGuest() : mailToNumber();
            view = View.MAILED;
            maskedEmail = mailed.map(Disclosed::email).orElse(null);
        }
    }

    private Optional<Disclosed> mailToNumber() {
        RegistrantKey asked = RegistrantKey.of(registering.asked(client(), number, "emp_id"));
        Optional<Disclosed> holder = attending.mailTicket(getMeeting(), asked);
        if (holder.isEmpty()) {
            probing.missed(client(), asked.spelling());
        }
        return holder;
    }

    private Optional<Disclosed> mailToGuest() {
        Email asked = registering.asked(client(), Email.typed(email));
        Optional<Disclosed> holder = attending.mailTicket(getMeeting(), asked);
        if (holder.isEmpty()) {
            registering.missed(client(), asked);
        }
        return holder;
    }

    /** Whether somebody is known by an address and no number. */
    public boolean isGuest() {
        return (getNewNumber() == null || getNewNumber().isBlank()) && email != null && !email.isBlank();
    }

    /** Shows that meeting's form as part of another page. */
    void show(Invitation shown) {
        invitation = shown;
        fields = shown.questions().stream()
                .map(question -> AnswerField.typed(question, Faces.getRequestParameterValues(AnswerField.name(question))))
                .toList();
        obstacle = when.obstacle(shown.meeting());
    }

    /** Whether nobody said which meeting is meant, and it does not go without saying. */
    private boolean isUnsaid() {
        if (meeting == null && isSent()) {
            meeting = attending.onlyMeeting().map(only -> String.valueOf(only.getNumber())).orElse(null);
        }
        return meeting == null;
    }

    /** Opens the meeting; true when something was sent to it. */
    private boolean open() {
        show(attending.invitation(number(), key));
        return isSent();
    }

    private void register(String typed, String field, Request.Manual manual) {
        Validation found = new Validation();
        Answers answers = AnswerField.answers(fields, found, missing -> found.rejectAlongside(() -> List.of(missing)));
        Request request = new Request(
                getMeeting().getNumber(), key, typed, field, manual, email, requestKey, client(), waits(), consent, answers, found);
        if (!isForAll()) {
            answer(registering.register(request), typed, answers);
            return;
        }
        List<SeriesRegistering.Each> each = whole.register(request, invitation);
        if (each.size() == 1) {
            answer(each.get(0).placement(), typed, answers);
            return;
        }
        results = each.stream().map(saying::of).toList();
        name = each.stream().filter(SeriesRegistering.Each::isPlaced).map(one -> one.placement().told().name()).findFirst().orElse(null);
        view = View.RESULTS;
    }

    private void answer(Placement placement, String typed, Answers answers) {
        switch (placement.outcome()) {
            case REGISTERED, WAITING -> {
                view = View.TICKET;
                obstacle = "";
                ticket = new Ticket(
                        tickets.of(placement.registration()), checkInCodes.of(placement.registration()), placement.registration(),
                        getMeeting(), placement.told(), placement.turn() == null, placement.turn(),
                        attending.answered(getMeeting(), placement.registration()), 0);
            }
            case ALREADY -> {
                view = View.ALREADY;
                number = typed;
                maskedEmail = placement.told().email();
                inLine = placement.turn() != null;
            }
            case FULL -> {
                view = isLineOpen() ? View.FULL : view;
                obstacle = isLineOpen() ? when.lineOpen(getMeeting()) : sentence(placement.outcome());
            }
            case UNKNOWN -> answerUnknown(typed);
            case DIRECTORY_ONLY -> {
                view = View.FORM;
                number = typed;
                obstacle = sentence(placement.outcome());
            }
            case UNANSWERED -> refuseMissing(answers);
            case MISSING -> throw new Missing("meeting " + meeting);
            case KEY_REUSED -> throw new KeyReused();
            default -> obstacle = sentence(placement.outcome());
        }
    }

    private void refuseMissing(Answers answers) {
        Validation form = new Validation();
        AnswerField.missing(fields, answers).forEach(form::reject);
        form.finish();
    }

    /** The rest of the form, unless the meeting is for people in the directory only: then the number is to be corrected. */
    private void answerUnknown(String typed) {
        if (getMeeting().isDirectoryOnly()) {
            obstacle = texts.get("registration.directoryOnly.unknown");
            return;
        }
        view = View.MANUAL;
        newNumber = typed;
    }

    /** The meeting was read before the place was asked for, so the place's answer is the newer one. */
    private String sentence(Outcome outcome) {
        return outcome == Outcome.EARLY ? when.obstacle(getMeeting()) : texts.get(outcome.key());
    }

    private boolean waits() {
        return waitlist != null;
    }

    private int number() {
        return MeetingNumber.of(meeting);
    }

    private static String client() {
        return Faces.getRequest().getRemoteAddr();
    }

    public Invitation getInvitation() {
        return invitation;
    }

    public Meeting getMeeting() {
        return invitation.meeting();
    }

    /** What the meeting asks, with what was typed. */
    public List<AnswerField> getFields() {
        return fields;
    }

    /** Whether all meetings of the series are wanted. */
    public boolean isForAll() {
        return "all".equals(series) && invitation.isRepeating();
    }

    public List<Result> getResults() {
        return results;
    }

    /** Whose tickets the results are, or null when there is none. */
    public String getName() {
        return name;
    }

    public String getView() {
        return view.name();
    }

    /** What stands in the browser's tab: first what came of it, because that is read first, and then which meeting it is. */
    public String getTitle() {
        String topic = getMeeting().getTopic();
        return outcome().map(key -> texts.say("registration.outcome." + key, Map.of("topic", topic))).orElse(topic);
    }

    private Optional<String> outcome() {
        return switch (view) {
            case TICKET -> Optional.of(ticket.getTurn() == null ? "registered" : "waiting");
            case RESULTS -> Optional.of(results.stream().anyMatch(result -> result.ticket() != null) ? "several" : "refused");
            case ALREADY -> Optional.of("already");
            case MAILED -> Optional.of(maskedEmail != null ? "mailed" : isAddressTold() ? "not_mailed" : "ticket");
            case TICKET_WANTED -> Optional.of("ticket");
            default -> Optional.of("refused").filter(refused -> isSent() && !obstacle.isEmpty());
        };
    }

    private static boolean isSent() {
        return "POST".equals(Faces.getRequest().getMethod());
    }

    /** Whether there is a way to the ticket for who cannot register now, but may have before. */
    public boolean isTicketOffered() {
        RegistrationState state = when.state(getMeeting());
        boolean late = state == RegistrationState.FULL || state == RegistrationState.CLOSED || state == RegistrationState.OVER;
        return late && (view == View.FORM || view == View.MANUAL || view == View.FULL);
    }

    /** Whether there is anything to type: yes where one can register, where one may have registered, and where one has typed. */
    public boolean isAsking() {
        RegistrationState state = when.state(getMeeting());
        return state == RegistrationState.OPEN || state == RegistrationState.FULL || number != null || isByHand();
    }

    /** Whether the directory was asked for the number and does not know it. */
    public boolean isUnknown() {
        return view == View.MANUAL && number != null;
    }

    /** Why nobody can register, or empty. */
    public String getObstacle() {
        return obstacle;
    }

    /** Whether what is sent from here asks to stand in line. */
    public boolean isWaits() {
        return waits() || when.state(getMeeting()) == RegistrationState.FULL && isLineOpen();
    }

    public boolean isLineOpen() {
        return getMeeting().isLineOpen();
    }

    /** Whether the number that has a place already has it in the line. */
    public boolean isInLine() {
        return inLine;
    }

    /** Whether it was the form for whoever is not in the directory. */
    public boolean isByHand() {
        return newNumber != null || newName != null;
    }

    /** Whether the form for them asks for a number first: the organization wants one, or one was typed already. */
    public boolean isAskingNumber() {
        return getNewNumber() != null && !getNewNumber().isBlank() || guestPolicy.get().asksNumber();
    }

    public Ticket getTicket() {
        return ticket;
    }

    public String getMaskedEmail() {
        return maskedEmail;
    }

    /** Whether an address that is not shown is none; otherwise nothing is said of addresses. */
    public boolean isAddressTold() {
        return disclosure.tellsAddresses();
    }

    /** What makes a form that is sent twice one registration. */
    public String getRequestKey() {
        return keys.randomToken();
    }

    /** The key of a private meeting, to go along with what is sent. */
    public String getKey() {
        return key;
    }

    /** What follows an address of a private meeting. */
    public String getQuery() {
        return getMeeting().isPrivate() ? "?key=" + getMeeting().getAccessKey() : "";
    }

    /** What was said to the text that everybody has to agree to, to go along with what is sent. */
    public String getConsent() {
        return consent;
    }

    public String getNumber() {
        return number;
    }

    public String getEmail() {
        return email;
    }

    public String getNewNumber() {
        return newNumber == null ? number : newNumber;
    }

    public String getNewName() {
        return newName;
    }

    public String getNewPosition() {
        return newPosition;
    }

    public String getNewSection() {
        return newSection;
    }

    public String getNewCostCenter() {
        return newCostCenter;
    }
}
