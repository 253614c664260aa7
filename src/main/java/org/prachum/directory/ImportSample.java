package org.prachum.directory;

import jakarta.inject.Inject;
import java.util.List;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.web.Texts;

/** A file as an import likes it, to be filled in: headings and two people in the reader's language. */
@UseCase
@Requires(Permission.MANAGE_DIRECTORY)
class ImportSample {

    private static final List<EmployeeColumn> COLUMNS = List.of(
            EmployeeColumn.NUMBER,
            EmployeeColumn.NAME,
            EmployeeColumn.POSITION,
            EmployeeColumn.SECTION_SHORT,
            EmployeeColumn.DEPARTMENT_FULL,
            EmployeeColumn.COST_CENTER_NAME,
            EmployeeColumn.EMAIL,
            EmployeeColumn.LANGUAGE);

    @Inject
    Texts texts;

    /** The name of its sheet. */
    String title() {
        return texts.get("directory.employees.title");
    }

    List<String> headings() {
        return COLUMNS.stream().map(column -> texts.get(column.label())).toList();
    }

    List<List<String>> rows() {
        String section = texts.get("directory.import.sample.section");
        String department = texts.get("directory.import.sample.department");
        String costCenter = texts.get("directory.import.sample.costCenter");
        String language = texts.get("directory.import.sample.language");
        return List.of(
                List.of("00100001", texts.get("directory.import.sample.name.first"), texts.get("directory.import.sample.position.first"),
                        section, department, costCenter, "a.becker@example.com", language),
                List.of("EMP-0099", texts.get("directory.import.sample.name.second"), texts.get("directory.import.sample.position.second"),
                        section, department, costCenter, "s.jaidee@example.com", language));
    }
}
