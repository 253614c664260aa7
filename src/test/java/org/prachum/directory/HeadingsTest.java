package org.prachum.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;

class HeadingsTest {

    /** As HR programs write them; a dash is a column that is left out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "Employee ID|Full name|Department|E-mail > number name department_full email",
                "Employee #|First Name|Last Name|Job Title|Work Email|Location > number first_name last_name position email -",
                "Worker ID|Worker|Business Title|Cost Center|Email - Work > number name position cost_center_name email",
                "Personnel Number|Name|Surname|Org Unit|Salary > number first_name last_name section_short -",
                "Emp No.|EMPLOYEE NAME|Designation|Dept.|Grade > number name position department_full -",
                "No.|Staff No|Name (EN)|Name (TH)|Title > - number name - position",
                "Payroll number*|Forename|Surname|Middle name > number first_name last_name middle_name",
                "Matricule|Nom|Prénom|Service|Fonction|Courriel > number last_name first_name section_short position email",
                "N° employé|Nom complet|Intitulé du poste|Centre de coûts > number name position cost_center_name",
                "NUMERO MATRICULE|NOM ET PRENOM|DEPARTEMENT > number name department_full",
                "Табельный номер|ФИО|Отдел|Должность|Эл. почта > number name department_full position email",
                "Таб. №|Фамилия|Имя|Отчество|МВЗ > number last_name first_name middle_name cost_center_name",
                "Табельный номер|Фамилия, имя, отчество|Структурное подразделение > number name department_full",
                "รหัสพนักงาน|ชื่อ-นามสกุล|ตำแหน่ง|แผนก|ฝ่าย > number name position section_short department_full",
                "ลำดับ|เลขที่พนักงาน|คำนำหน้า|ชื่อ|นามสกุล|อีเมล > - number title first_name last_name email",
                "ลำดับที่|รหัสพนักงาน / Employee ID|ชื่อ - สกุล|ชื่อตำแหน่ง > - number name position",
                "emp_id|emp_name|รหัสส่วน|ศูนย์ต้นทุน|cc_name|locale > number name section_code cost_center_code cost_center_name language",
                "Name|First name|Last name|Employee code > name - - number"
            })
    void meanWhatCommonProgramsMean(String headings, String fields) {
        assertThat(Headings.fields(List.of(headings.strip().split("\\|")), Map.of()).stream()
                        .map(field -> field == null ? "-" : field.stored())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(fields);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areUnderstoodInOurOwnFilesInEveryLanguage(Language language) {
        Words words = new Words();
        for (ImportField field : ImportField.values()) {
            assertThat(Headings.meaning(words.say(language, field.label()))).as(language + " " + field).isPresent();
        }
        List<String> exported = List.of("row", "number", "name", "position", "section", "costCenter", "when", "email", "status");
        List<ImportField> fields = Headings.fields(
                exported.stream().map(key -> words.say(language, "registration.roster." + key)).toList(), Map.of());
        assertThat(fields).as(language.getTag()).startsWith((ImportField) null).endsWith((ImportField) null);
        assertThat(fields.get(1)).isEqualTo(ImportField.NUMBER);
        assertThat(fields.get(2)).isEqualTo(ImportField.NAME);
        assertThat(fields.get(3)).isEqualTo(ImportField.POSITION);
        assertThat(fields.get(7)).isEqualTo(ImportField.EMAIL);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void ofOurSampleMeanWhatTheyStandFor(Language language) {
        Words words = new Words();
        for (EmployeeColumn column : EmployeeColumn.values()) {
            if (column != EmployeeColumn.COST_CENTER_NAME || language != Language.TH) {
                assertThat(Headings.meaning(words.say(language, column.label())).map(ImportField::column))
                        .as(language + " " + column)
                        .contains(column);
            }
        }
    }

    @Test
    void areRememberedWithoutCaseAndSigns() {
        assertThat(Headings.fields(List.of("Kennung:", "Wer?", "E-Mail"), Map.of("kennung", "number", "wer", "name", "email", "")))
                .isEqualTo(Arrays.asList(ImportField.NUMBER, ImportField.NAME, null));
    }
}
