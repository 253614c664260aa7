package org.prachum.meetings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;

/** {@code /organizer/meeting/<number>/questions}: what a meeting asks, and with {@code ?question=<id>} one of them to be reworded. */
@Named
@RequestScoped
public class QuestionsPage {

    private static final List<String> NAMES = List.of("kind", "label", "help", "required", "options");
    private static final Set<String> DONE = Set.of("added", "changed", "moved", "removed", "spread");

    @Inject
    Asking asking;

    @Inject
    Links link;

    @Inject
    @Param
    String meeting;

    @Inject
    @Param
    String question;

    @Inject
    @Param
    String action;

    @Inject
    @Param
    String done;

    private Asking.Asked asked;
    private Map<String, String> form = new HashMap<>();

    public void load() {
        int number = MeetingNumber.of(meeting);
        asked = asking.of(number);
        if ("POST".equals(Faces.getRequest().getMethod())) {
            NAMES.forEach(name -> form.put(name, Faces.getRequestParameter(name)));
            Redirect.to(link.to("/organizer/meeting", number, "questions") + "?done=" + act(number));
        } else {
            form = edited().map(QuestionsPage::form).orElseGet(() -> new HashMap<>(Map.of("kind", FormQuestion.Kind.LINE.stored())));
        }
    }

    private String act(int number) {
        return switch (action == null ? "save" : action) {
            case "up", "down" -> {
                asking.move(number, id(), action.equals("up"));
                yield "moved";
            }
            case "remove" -> {
                asking.remove(number, id());
                yield "removed";
            }
            case "spread" -> {
                asking.spread(number);
                yield "spread";
            }
            default -> save(number);
        };
    }

    private String save(int number) {
        QuestionPlan plan = QuestionPlan.typed(form::get);
        if (question == null) {
            asking.add(number, plan);
            return "added";
        }
        asking.reword(number, id(), plan);
        return "changed";
    }

    private static Map<String, String> form(FormQuestion question) {
        Map<String, String> form = new HashMap<>();
        form.put("kind", question.getKind().stored());
        form.put("label", question.getLabel());
        form.put("help", question.getHelp());
        form.put("required", question.isRequired() ? "on" : null);
        form.put("options", String.join("\n", question.getOptions()));
        return form;
    }

    private Optional<FormQuestion> edited() {
        return asked.questions().stream().filter(each -> each.getId().toString().equals(question)).findFirst();
    }

    private UUID id() {
        return Ids.typed("question", question);
    }

    public Meeting getMeeting() {
        return asked.meeting();
    }

    public List<FormQuestion> getQuestions() {
        return asked.questions();
    }

    /** The question that is being reworded; null where one is added. */
    public FormQuestion getEdited() {
        return edited().orElse(null);
    }

    public Map<String, String> getForm() {
        return form;
    }

    /** How a question can be answered, by its name in texts. */
    public List<String> getKinds() {
        return Arrays.stream(FormQuestion.Kind.values()).map(FormQuestion.Kind::stored).toList();
    }

    /** Whether there is room for one more. */
    public boolean isRoom() {
        return asked.questions().size() < Questionnaire.MOST;
    }

    /** What was done just now, or null. */
    public String getDone() {
        return done != null && DONE.contains(done) ? done : null;
    }
}
