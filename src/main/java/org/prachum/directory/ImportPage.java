package org.prachum.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.PageNumber;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.Texts;
import org.prachum.platform.web.Upload;

/**
 * {@code /admin/import}: upload, look, confirm, and how far it is. The page may be left and shows the running or last
 * import again.
 */
@Named
@RequestScoped
public class ImportPage {

    /** What a problem says in the reader's language. */
    public record Wrong(int row, String heading, String sentence) {}

    private static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final int PAGE = 100;
    private static final String FILE = "file";

    @Inject
    Importing importing;

    @Inject
    ImportWork work;

    @Inject
    Texts texts;

    @Inject
    Links link;

    @Inject
    @Param(name = "import")
    String run;

    @Inject
    @Param
    String action;

    @Inject
    @Param
    Integer page;

    private ImportRun last;
    private int problemCount;
    private List<Wrong> problems = List.of();
    private List<PreviewRow> sample = List.of();

    public void load() throws IOException, ServletException {
        show();
        if ("POST".equals(Faces.getRequest().getMethod())) {
            act();
            Redirect.to(link.to("/admin/import"));
        }
    }

    /** The running or last import, or null. */
    public ImportRun getLast() {
        return last;
    }

    public List<PreviewRow> getSample() {
        return sample;
    }

    public List<Wrong> getProblems() {
        return problems;
    }

    public int getProblemCount() {
        return problemCount;
    }

    /** At most the last: behind it there is nothing to ask for. */
    public int getPage() {
        return PageNumber.within(page, problemCount, PAGE);
    }

    public boolean isMoreProblems() {
        return getPage() * PAGE < problemCount;
    }

    /** Why the file was refused, or null. */
    public String getRefusal() {
        return last == null ? null : last.refusal().map(key -> texts.say(key, last.refusalValues())).orElse(null);
    }

    private void show() {
        last = importing.last().orElse(null);
        if (last == null || last.isRunning()) {
            return;
        }
        sample = importing.sample(last);
        problemCount = importing.countProblems(last);
        problems = importing.problems(last, (getPage() - 1) * PAGE, PAGE).stream()
                .map(problem -> new Wrong(problem.row(), problem.column().heading(), problem.say(texts)))
                .toList();
    }

    private void act() throws IOException, ServletException {
        switch (action == null ? "" : action) {
            case "apply" -> {
                UUID id = id();
                importing.confirm(id, "deactivate".equals(Faces.getRequestParameter("missing")), skipsBad());
                work.apply(id);
            }
            case "discard" -> importing.discard(id());
            default -> upload();
        }
    }

    private void upload() throws IOException, ServletException {
        Upload upload = Upload.first(FILE).orElseThrow(() -> new Invalid("directory.import.fileNeeded", FILE));
        if (upload.size() > MOST_BYTES) {
            throw new Invalid("directory.import.tooHeavy", FILE);
        }
        Path file = Files.createTempFile("prachum-import-", ".upload");
        try (InputStream uploaded = upload.open()) {
            Files.copy(uploaded, file, StandardCopyOption.REPLACE_EXISTING);
            work.read(importing.begin(upload.name()), file);
        } catch (IOException | RuntimeException refused) {
            Files.deleteIfExists(file);
            throw refused;
        }
    }

    private static boolean skipsBad() {
        return "yes".equals(Faces.getRequestParameter("skip"));
    }

    private UUID id() {
        return Ids.typed("import", run);
    }
}
