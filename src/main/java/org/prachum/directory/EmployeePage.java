package org.prachum.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.identity.Permission;
import org.prachum.identity.SignedIn;
import org.prachum.platform.problem.ChangedMeanwhile;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.Texts;

/** {@code /admin/employees/new} and {@code /admin/employees/<id>}: one person of the directory. */
@Named
@RequestScoped
public class EmployeePage {

    private static final String NEW = "new";
    private static final Set<String> DONE = Set.of("added", "changed", "deactivated", "reactivated");

    @Inject
    EmployeeDirectory directory;

    @Inject
    SignedIn me;

    @Inject
    Links link;

    @Inject
    Texts texts;

    @Inject
    @Param
    String employee;

    @Inject
    @Param
    String action;

    private Employee stored;
    private boolean posted;
    private boolean changedMeanwhile;

    public void load() {
        if (!me.account().getRole().may(Permission.MANAGE_DIRECTORY)) {
            throw new Missing("directory");
        }
        stored = isNew() ? null : directory.find(id());
        posted = "POST".equals(Faces.getRequest().getMethod());
        if (posted) {
            act();
        }
    }

    public boolean isNew() {
        return NEW.equals(employee);
    }

    public Employee getStored() {
        return stored;
    }

    /**
     * The version that the form was filled from; after <i>changed meanwhile</i> the present one, which the editor is
     * shown.
     */
    public String getVersion() {
        return posted && !changedMeanwhile ? Faces.getRequestParameter("version") : String.valueOf(stored.getVersion());
    }

    /** What stands in a field: what was typed, or else what is stored. */
    public String value(String field) {
        if (posted) {
            return Faces.getRequestParameter(field);
        }
        return stored == null ? "" : stored.get(EmployeeColumn.of(field));
    }

    /** What somebody else has stored meanwhile, where it is not what was typed; else the usual hint. */
    public String hint(String field, String usual) {
        if (!changedMeanwhile) {
            return usual;
        }
        String now = stored.get(EmployeeColumn.of(field));
        if (now.equals(value(field))) {
            return usual;
        }
        return now.isEmpty()
                ? texts.get("directory.edit.other.empty")
                : texts.say("directory.edit.other", "value", now);
    }

    /** The fields below number, name and position, by their names in a form. */
    public List<String> getUnitFields() {
        return Arrays.stream(EmployeeColumn.values())
                .filter(column -> column.compareTo(EmployeeColumn.POSITION) > 0
                        && column.compareTo(EmployeeColumn.EMAIL) < 0)
                .map(EmployeeColumn::stored)
                .toList();
    }

    /** What was done just now; the last part of the key of its sentence. */
    public String getSaved() {
        return Faces.getRequestParameter("saved");
    }

    public boolean isDone() {
        return getSaved() != null && DONE.contains(getSaved());
    }

    private void act() {
        switch (action == null ? "" : action) {
            case "deactivate" -> {
                directory.deactivate(id());
                again(id(), "deactivated");
            }
            case "reactivate" -> {
                directory.reactivate(id());
                again(id(), "reactivated");
            }
            default -> save();
        }
    }

    private void save() {
        EmployeeDetails typed =
                EmployeeDetails.read(0, column -> Faces.getRequestParameter(column.stored())).orRefuse();
        if (isNew()) {
            again(directory.add(typed).getId(), "added");
            return;
        }
        try {
            directory.correct(id(), version(), typed);
        } catch (ChangedMeanwhile somebodyElse) {
            changedMeanwhile = true;
            throw somebodyElse;
        }
        again(id(), "changed");
    }

    private void again(UUID id, String what) {
        Redirect.to(link.to("/admin/employees", id) + "?saved=" + what);
    }

    private UUID id() {
        return Ids.typed("employee", employee);
    }

    private static long version() {
        try {
            return Long.parseLong(String.valueOf(Faces.getRequestParameter("version")));
        } catch (NumberFormatException malformed) {
            throw new ChangedMeanwhile();
        }
    }
}
