package org.prachum.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Language;

class EmployeeTest {

    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    Map<EmployeeColumn, String> said = new EnumMap<>(EmployeeColumn.class);

    {
        said.put(EmployeeColumn.NUMBER, "00100002");
        said.put(EmployeeColumn.NAME, "Ann Becker");
    }

    @Test
    void knowsWhatWasSaidOfIt() {
        for (EmployeeColumn column : EmployeeColumn.values()) {
            said.putIfAbsent(column, column.stored());
        }
        said.put(EmployeeColumn.EMAIL, "Ann@Acme.example");
        said.put(EmployeeColumn.LANGUAGE, "TH");
        Employee employee = employee();

        said.put(EmployeeColumn.EMAIL, "ann@acme.example");
        said.put(EmployeeColumn.LANGUAGE, "th");
        for (EmployeeColumn column : EmployeeColumn.values()) {
            assertThat(employee.get(column)).as(column.name()).isEqualTo(said.get(column));
        }
        assertThat(employee.email()).contains("ann@acme.example");
        assertThat(employee.language()).contains(Language.TH);
    }

    @Test
    void hasNoAddressAndNoLanguageOfItsOwnUntilToldOne() {
        assertThat(employee().email()).isEmpty();
        assertThat(employee().language()).isEmpty();
    }

    @Test
    void refusesToLoseItsName() {
        Employee employee = employee();
        said.put(EmployeeColumn.NAME, " \u00a0 ");
        assertThatThrownBy(() -> employee.describe(details(), NOW))
                .isInstanceOfSatisfying(Invalid.class, refused -> {
                    assertThat(refused.key()).isEqualTo("directory.name.missing");
                    assertThat(refused.field()).contains("name");
                });
        assertThat(employee.getName()).isEqualTo("Ann Becker");
    }

    @Test
    void leavesAndComesBack() {
        Employee employee = employee();
        employee.deactivate(NOW);
        assertThat(employee.isActive()).isFalse();
        employee.reactivate(NOW);
        assertThat(employee.isActive()).isTrue();
    }

    private Employee employee() {
        return new Employee(details(), NOW);
    }

    private EmployeeDetails details() {
        return EmployeeDetails.read(0, said::get);
    }
}
