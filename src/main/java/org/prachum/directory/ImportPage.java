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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.PageNumber;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.TextNormalizer;
import org.prachum.platform.web.Texts;
import org.prachum.platform.web.Upload;

/**
 * {@code /admin/import}: upload, look, say how the file is to be read, confirm, and how far it is. The page may be left and shows the running or last
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

    /** The names of {@link CsvLines#SEPARATORS}, in their order. */
    private static final List<String> SEPARATORS = List.of("comma", "semicolon", "tab", "pipe");

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

    @Inject
    @Param
    String again;

    private final ImportChoice choice = new ImportChoice(Faces::getRequestParameter);
    private ImportRun last;
    private int problemCount;
    private int cellsLeftOut;
    private List<Wrong> problems = List.of();
    private List<PreviewRow> sample = List.of();
    private List<ImportColumn> columns = List.of();

    public void load() throws IOException, ServletException {
        show();
        if ("POST".equals(Faces.getRequest().getMethod())) {
            act();
        }
    }

    /** The running or last import, or null. */
    public ImportRun getLast() {
        return last;
    }

    public List<PreviewRow> getSample() {
        return sample;
    }

    /** The columns of the file, while somebody may say what they hold. */
    public List<ImportColumn> getColumns() {
        return columns;
    }

    /** The headings of the columns that are left out. */
    public String getLeftOut() {
        return columns.stream().filter(ImportColumn::isLeftOut).map(this::name).collect(Collectors.joining(", "));
    }

    /** The names of the directory's columns that the file lacks. */
    public String getLacking() {
        return last.missingLabels().stream().map(texts::get).collect(Collectors.joining(", "));
    }

    /** What a column of the file is called: by its heading, or by its letters. */
    public String name(ImportColumn column) {
        return column.heading().isEmpty()
                ? texts.say("directory.import.column.unnamed", "letters", column.getLetters())
                : column.heading();
    }

    /** What a column may hold, by the names that a form sends. */
    public List<String> getFields() {
        return Arrays.stream(ImportField.values()).map(ImportField::stored).toList();
    }

    public List<String> getEncodings() {
        return TextEncoding.OFFERED;
    }

    /** What may stand between cells: the usual ones, and what the file says. */
    public List<String> getSeparators() {
        return Stream.concat(CsvLines.SEPARATORS.chars().mapToObj(Character::toString), Stream.of(last.getSeparator()))
                .distinct()
                .toList();
    }

    public String separatorName(String separator) {
        int usual = CsvLines.SEPARATORS.indexOf(separator);
        return usual < 0 ? separator : texts.get("directory.import.separator." + SEPARATORS.get(usual));
    }

    /** How the file was read, in one sentence. */
    public String getAssumed() {
        String kind = last.isWorkbook() ? "workbook" : "text";
        return texts.say("directory.import.assumed." + kind, "sheet", last.getSheet(), "row", last.getHeadingRow(),
                "encoding", last.isWorkbook() ? "" : texts.get("directory.import.encoding." + last.getCharset()),
                "separator", separatorName(last.getSeparator()));
    }

    /** Whether the file was read again in place of being imported, because somebody changed its columns. */
    public boolean isAgain() {
        return again != null;
    }

    public List<Wrong> getProblems() {
        return problems;
    }

    public int getProblemCount() {
        return problemCount;
    }

    public int getCellsLeftOut() {
        return cellsLeftOut;
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
        columns = importing.columns(last);
        problemCount = importing.countProblems(last);
        cellsLeftOut = importing.countCellsLeftOut(last);
        problems = importing.problems(last, (getPage() - 1) * PAGE, PAGE).stream().map(this::wrong).toList();
    }

    private Wrong wrong(CellProblem problem) {
        String sentence = problem.say(texts);
        return new Wrong(
                problem.row(),
                texts.get(problem.column().label()),
                problem.isAboutTheCell() ? texts.say("directory.import.cellLeftOut", "reason", sentence) : sentence);
    }

    private void act() throws IOException, ServletException {
        switch (action == null ? "" : action) {
            case "apply" -> apply();
            case "read" -> readAgain("");
            case "discard" -> {
                importing.discard(id());
                Redirect.to(link.to("/admin/import"));
            }
            default -> upload();
        }
    }

    /** What somebody changed and did not have read is read first: nothing is imported that was not shown. */
    private void apply() throws IOException {
        if (choice.isOther(last, columns)) {
            readAgain("?again=yes");
            return;
        }
        UUID id = id();
        importing.confirm(id, deactivated(), skipsBad());
        work.apply(id);
        Redirect.to(link.to("/admin/import"));
    }

    private void readAgain(String query) throws IOException {
        Path file = Files.createTempFile("prachum-import-", ".upload");
        try {
            UUID id = id();
            work.read(id, file, importing.readAgain(id, choice.format(last), choice.columns(columns), file));
        } catch (RuntimeException refused) {
            Files.deleteIfExists(file);
            throw refused;
        }
        Redirect.to(link.to("/admin/import") + query);
    }

    private void upload() throws IOException, ServletException {
        Upload upload = Upload.first(FILE).orElseThrow(() -> new Invalid("directory.import.fileNeeded", FILE));
        if (upload.size() > MOST_BYTES) {
            throw new Invalid("directory.import.tooHeavy", FILE);
        }
        Path file = Files.createTempFile("prachum-import-", ".upload");
        try (InputStream uploaded = upload.open()) {
            Files.copy(uploaded, file, StandardCopyOption.REPLACE_EXISTING);
            ImportReading reading = importing.reading();
            work.read(importing.begin(upload.name(), file), file, reading);
        } catch (IOException | RuntimeException refused) {
            Files.deleteIfExists(file);
            throw refused;
        }
        Redirect.to(link.to("/admin/import"));
    }

    /** How many people somebody said shall be deactivated, -1 where that is no number; null where nobody shall. */
    private static Integer deactivated() {
        if (!"deactivate".equals(Faces.getRequestParameter("missing"))) {
            return null;
        }
        String count = TextNormalizer.strip(String.valueOf(Faces.getRequestParameter("count")));
        return count.matches("\\d{1,9}") ? Integer.valueOf(count) : Integer.valueOf(-1);
    }

    private static boolean skipsBad() {
        return "yes".equals(Faces.getRequestParameter("skip"));
    }

    private UUID id() {
        return Ids.typed("import", run);
    }
}
