package org.prachum.platform.web;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.RequestDispatcher;
import java.util.Locale;

/** A form posts to the address that its page was reached by, and a page speaks its reader's language. */
public class AddressedViews extends ViewHandlerWrapper {

    public AddressedViews(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public Locale calculateLocale(FacesContext context) {
        return context.getApplication().evaluateExpressionGet(context, "#{reader.locale}", Locale.class);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        Object address = context.getExternalContext().getRequestMap().get(RequestDispatcher.FORWARD_REQUEST_URI);
        boolean thisPage = context.getViewRoot() != null && viewId.equals(context.getViewRoot().getViewId());
        return address != null && thisPage ? address.toString() : super.getActionURL(context, viewId);
    }
}
