package org.prachum.directory;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** Another import of this organization is running. */
class ImportUnderWay extends Refusal {

    private static final long serialVersionUID = 1L;

    ImportUnderWay() {
        super("directory.import.underWay", Map.of());
    }
}
