package org.prachum.platform.files;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/** An uploaded picture that is not taken: too heavy, too large, of another kind, or damaged. */
public class PictureRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    PictureRefused(String fact, Map<String, Object> values) {
        super("platform.picture." + fact, values, "logo");
    }
}
