package org.prachum.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.prachum.platform.persistence.TenantOwned;

/**
 * One import.
 *
 * <p>Its life: a file is <i>reading</i>, and then <i>ready</i> to be looked at, <i>unmapped</i> where nobody knows which columns
 * hold number and name, or <i>refused</i>. It is read again as somebody chooses, until it is confirmed, and <i>applying</i> until it
 * is <i>done</i>. What runs is heard of with every step; what is silent for a minute is
 * <i>interrupted</i>, because its server is gone. One at a time runs in an organization.
 */
@Entity
@Table(name = "employee_import")
public class ImportRun extends TenantOwned {

    static final Duration SILENCE = Duration.ofMinutes(1);
    private static final int LONGEST_FILE_NAME = 200;

    @Column(name = "file_name")
    private String fileName;

    private String stage = ImportStage.READING.stored();

    private String charset = "";
    private String separator = "";
    private String sheet = "";

    /** The names of all visible sheets, a line each. */
    private String sheets = "";

    @Column(name = "heading_row")
    private int headingRow = 1;

    @Column(name = "missing_columns")
    private String missingColumns = "";

    @Column(name = "rows_read")
    private int rowsRead;

    @Column(name = "rows_skipped")
    private int rowsSkipped;

    @Column(name = "rows_bad")
    private int rowsBad;

    @Column(name = "rows_applied")
    private int rowsApplied;

    @Column(name = "people_new")
    private int peopleNew;

    @Column(name = "people_changed")
    private int peopleChanged;

    @Column(name = "people_unchanged")
    private int peopleUnchanged;

    @Column(name = "people_missing")
    private int peopleMissing;

    @Column(name = "deactivate_missing")
    private boolean deactivateMissing;

    /** Whether it belongs to something larger that decides about it. */
    private boolean apart;

    private String refusal;

    @Column(name = "refusal_row")
    private int refusalRow;

    @Column(name = "refusal_detail")
    private String refusalDetail;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "heard_at")
    private Instant heardAt;

    protected ImportRun() {}

    ImportRun(String fileName, Instant now) {
        this.fileName = fileName.substring(0, Math.min(fileName.length(), LONGEST_FILE_NAME));
        this.startedAt = now;
        this.heardAt = now;
    }

    /** Read by somebody else, who also decides about it. */
    static ImportRun apart(String fileName, Instant now) {
        ImportRun run = new ImportRun(fileName, now);
        run.apart = true;
        run.stage = ImportStage.READY.stored();
        return run;
    }

    /** It is known how it is read. */
    void readAs(SheetFormat format, List<String> allSheets) {
        charset = format.charset();
        separator = format.separator();
        sheet = format.sheet();
        sheets = allSheets.stream().map(name -> name.replaceAll("\\R", " ")).collect(Collectors.joining("\n"));
        headingRow = format.headingRow();
    }

    /** The headings are known. */
    void lacks(Set<EmployeeColumn> columns) {
        missingColumns = columns.stream().map(EmployeeColumn::stored).collect(Collectors.joining(","));
    }

    void ready(ImportCounts preview, int doubles, Instant now) {
        count(preview);
        rowsBad += doubles;
        move(ImportStage.READY, now);
    }

    /** Nobody knows which columns hold number and name. */
    void ask(Instant now) {
        move(ImportStage.UNMAPPED, now);
    }

    /** @throws ImportRefused when it waits for no answer any more */
    void readAgain(Instant now) {
        if (!isAsking()) {
            throw new ImportRefused("directory.import.notReady", 0, "");
        }
        rowsRead = 0;
        rowsSkipped = 0;
        rowsBad = 0;
        count(new ImportCounts(0, 0, 0, 0));
        move(ImportStage.READING, now);
    }

    /** How many people would be deactivated has changed meanwhile. */
    void countMissing(int missing) {
        peopleMissing = missing;
    }

    void refuse(ImportRefused refused, Instant now) {
        refusal = refused.key();
        refusalRow = refused.row();
        refusalDetail = String.valueOf(refused.detail());
        move(ImportStage.REFUSED, now);
    }

    /**
     * @param deactivated how many people somebody said shall be deactivated; null where nobody shall
     * @throws ImportRefused {@code directory.import.badRows} when there are bad rows and nobody said to skip them; {@code
     *     directory.import.missing.other} when another number of people would be deactivated
     */
    void confirm(Integer deactivated, boolean skipBad, Instant now) {
        if (rowsBad > 0 && !skipBad) {
            throw new ImportRefused("directory.import.badRows", 0, rowsBad);
        }
        if (deactivated != null && deactivated != peopleMissing) {
            throw new ImportRefused("directory.import.missing.other", 0, peopleMissing, "count");
        }
        this.deactivateMissing = deactivated != null;
        move(ImportStage.APPLYING, now);
    }

    void done(ImportCounts applied, Instant now) {
        count(applied);
        move(ImportStage.DONE, now);
    }

    void fail(Instant now) {
        move(ImportStage.FAILED, now);
    }

    void interruptIfSilent(Instant now) {
        if (getStage().isRunning() && heardAt.plus(SILENCE).isBefore(now)) {
            stage = ImportStage.INTERRUPTED.stored();
        }
    }

    ImportStage getStage() {
        return ImportStage.of(stage);
    }

    public String getFileName() {
        return fileName;
    }

    public boolean isRunning() {
        return getStage().isRunning();
    }

    public boolean isReading() {
        return getStage() == ImportStage.READING;
    }

    public boolean isReady() {
        return getStage() == ImportStage.READY;
    }

    /** Whether somebody may still choose how it is read. */
    public boolean isAsking() {
        return isReady() || isUnmapped();
    }

    public boolean isUnmapped() {
        return getStage() == ImportStage.UNMAPPED;
    }

    SheetFormat format() {
        return new SheetFormat(charset, separator, sheet, headingRow);
    }

    /** Whether it is a workbook, which has sheets and no encoding. */
    public boolean isWorkbook() {
        return !sheet.isEmpty();
    }

    public String getCharset() {
        return charset;
    }

    /** One character. */
    public String getSeparator() {
        return separator;
    }

    public String getSheet() {
        return sheet;
    }

    public List<String> getSheets() {
        return sheets.lines().toList();
    }

    /** As a spreadsheet numbers it; 0 where there are no headings. */
    public int getHeadingRow() {
        return headingRow;
    }

    public boolean isDone() {
        return getStage() == ImportStage.DONE;
    }

    /** Its name, to find the sentence about it. */
    public String getStageName() {
        return stage;
    }

    /** The keys of the names of the columns that the file lacks and whose cells are therefore taken as empty. */
    List<String> missingLabels() {
        return missing().stream().filter(column -> !column.isOurs()).map(EmployeeColumn::label).toList();
    }

    /** Whether the file has that column. */
    boolean has(EmployeeColumn column) {
        return !missing().contains(column);
    }

    public int getRowsRead() {
        return rowsRead;
    }

    public int getRowsSkipped() {
        return rowsSkipped;
    }

    public int getRowsBad() {
        return rowsBad;
    }

    public int getRowsApplied() {
        return rowsApplied;
    }

    public int getPeopleNew() {
        return peopleNew;
    }

    public int getPeopleChanged() {
        return peopleChanged;
    }

    public int getPeopleUnchanged() {
        return peopleUnchanged;
    }

    /** Active, but not in the file. Once the import is done: how many of them were deactivated. */
    public int getPeopleMissing() {
        return peopleMissing;
    }

    public int getPeople() {
        return peopleNew + peopleChanged + peopleUnchanged;
    }

    public boolean isDeactivateMissing() {
        return deactivateMissing;
    }

    public Instant getStartedAt() {
        return startedAt;
    }

    /** The key of the sentence that says why the file was refused. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    public Map<String, Object> refusalValues() {
        return ImportRefused.values(refusalRow, refusalDetail);
    }

    private List<EmployeeColumn> missing() {
        return missingColumns.isEmpty()
                ? List.of()
                : Arrays.stream(missingColumns.split(",")).map(EmployeeColumn::of).toList();
    }

    private void count(ImportCounts counts) {
        peopleNew = counts.added();
        peopleChanged = counts.changed();
        peopleUnchanged = counts.unchanged();
        peopleMissing = counts.missing();
    }

    private void move(ImportStage next, Instant now) {
        stage = next.stored();
        heardAt = now;
    }
}
