package org.prachum.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** {@code /take-back/<code>} at the apex: an organization that has left comes back. The code is worth nothing afterwards. */
@Named
@RequestScoped
public class TakeBackPage {

    @Inject
    TakingBack takingBack;

    @Inject
    @Param(name = "takeBack")
    String code;

    private TakingBack.Left left;
    private boolean back;

    public void load() {
        back = "POST".equals(Faces.getRequest().getMethod());
        left = back ? takingBack.takeBack(code) : takingBack.look(code);
    }

    public String getCode() {
        return code;
    }

    public TakingBack.Left getLeft() {
        return left;
    }

    public boolean isBack() {
        return back;
    }
}
