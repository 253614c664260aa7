package org.prachum.platform.web;

import jakarta.faces.FactoryFinder;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;

/** A form posts to the address that its page was reached by, a page speaks its reader's language, and only rich pages keep state. */
public class AddressedViews extends ViewHandlerWrapper {

    private static final Pattern STATEFUL = Pattern.compile("/(organizer|admin|account|operator)([/.].*)?");

    public AddressedViews(ViewHandler wrapped) {
        super(wrapped);
    }

    /**
     * Pages before the sign-in keep no state, said before anything can make a session for them: the template says so only when it is built,
     * and until then PrimeFaces would keep its nonce in one.
     */
    @Override
    public UIViewRoot createView(FacesContext context, String viewId) {
        UIViewRoot view = super.createView(context, viewId);
        if (view != null && !keepsState(view.getViewId())) {
            view.setTransient(true);
        }
        return view;
    }

    /**
     * None where its state is gone, before the page is built anew: what it is built from was loaded when it was opened, so building it
     * without would fail in ways of its own instead of telling that it has expired.
     */
    @Override
    public UIViewRoot restoreView(FacesContext context, String viewId) {
        RenderKitFactory kits = (RenderKitFactory) FactoryFinder.getFactory(FactoryFinder.RENDER_KIT_FACTORY);
        RenderKit kit = kits.getRenderKit(context, calculateRenderKitId(context));
        return kit.getResponseStateManager().getState(context, viewId) == null ? null : super.restoreView(context, viewId);
    }

    /** Whether a page does, known by its address or its file. */
    static boolean keepsState(String path) {
        return STATEFUL.matcher(path).matches();
    }

    @Override
    public Locale calculateLocale(FacesContext context) {
        return context.getApplication().evaluateExpressionGet(context, "#{reader.locale}", Locale.class);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        boolean thisPage = context.getViewRoot() != null && viewId.equals(context.getViewRoot().getViewId());
        return thisPage
                ? AddressFilter.asWritten((HttpServletRequest) context.getExternalContext().getRequest())
                : super.getActionURL(context, viewId);
    }
}
