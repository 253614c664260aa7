package org.prachum.platform.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import org.omnifaces.util.Exceptions;
import org.prachum.platform.problem.Constraints;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.problem.Refusal;
import org.prachum.platform.problem.TooOften;
import org.primefaces.csp.CspException;

/**
 * On a page a refusal is a message beside its field and the page stays, with what was typed; a sign-in that is needed is asked for; what
 * is missing is 404. All else is left to the handler beneath, which shows an incident id.
 */
public class RefusalsBecomeMessages extends ExceptionHandlerWrapper {

    /** Registered in {@code faces-config.xml}. */
    public static class Factory extends ExceptionHandlerFactory {

        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new RefusalsBecomeMessages(getWrapped().getExceptionHandler());
        }
    }

    RefusalsBecomeMessages(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() throws FacesException {
        FacesContext context = FacesContext.getCurrentInstance();
        Iterator<ExceptionQueuedEvent> queue = getUnhandledExceptionQueuedEvents().iterator();
        while (queue.hasNext()) {
            if (answered(context, queue.next().getContext().getException())) {
                queue.remove();
            }
        }
        super.handle();
    }

    private static boolean answered(FacesContext context, Throwable thrown) {
        if (Exceptions.is(thrown, Missing.class)) {
            end(context, HttpServletResponse.SC_NOT_FOUND);
            return true;
        }
        if (isClientsFault(thrown) && !isFromScriptOfFaces(context)) {
            end(context, Exceptions.is(thrown, ViewExpiredException.class) ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_BAD_REQUEST);
            return true;
        }
        Optional<Refusal> refusal = CDI.current().select(Constraints.class).get().refusalBehind(thrown);
        if (refusal.isPresent() && refusal.get().status() == HttpServletResponse.SC_UNAUTHORIZED) {
            toDoor(context, refusal.get());
            return true;
        }
        if (refusal.isPresent()) {
            say(context, refusal.get());
            return true;
        }
        if (Exceptions.unwrap(thrown, FacesException.class) instanceof ConstraintViolationException invalid) {
            invalid.getConstraintViolations().forEach(violation -> add(
                    context, lastNode(violation.getPropertyPath().toString()), violation.getMessage()));
            return true;
        }
        return false;
    }

    private static void say(FacesContext context, Refusal refusal) {
        Texts texts = CDI.current().select(Texts.class).get();
        if (ScriptAnswer.isAsked(context)) {
            ScriptAnswer.refused(context, texts.say(refusal.key(), refusal.values()));
            return;
        }
        refusal.parts().forEach(part -> add(context, part.field().orElse(null), texts.say(part.key(), part.values())));
        if (!context.getPartialViewContext().isAjaxRequest() && !context.getExternalContext().isResponseCommitted()) {
            if (refusal instanceof TooOften tooOften) {
                context.getExternalContext().setResponseStatus(refusal.status());
                context.getExternalContext().setResponseHeader("Retry-After", String.valueOf(tooOften.seconds()));
            }
        }
    }

    private static void add(FacesContext context, String field, String sentence) {
        markInvalid(context, field);
        FacesMessage message = new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null);
        // Lean pages show it in their own way. Faces would not see that, and log the sentence with whatever it names.
        message.rendered();
        context.addMessage(field, message);
        context.validationFailed();
    }

    /** So that a rich field looks and sounds wrong too. */
    private static void markInvalid(FacesContext context, String field) {
        if (field != null && context.getViewRoot() != null && !context.getViewRoot().isTransient()) {
            context.getViewRoot().invokeOnComponent(context, field, (faces, component) -> {
                if (component instanceof UIInput input) {
                    input.setValid(false);
                }
            });
        }
    }

    private static void toDoor(FacesContext context, Refusal refusal) {
        HttpServletRequest request = (HttpServletRequest) context.getExternalContext().getRequest();
        Redirect.to(CDI.current().select(Links.class).get().toDoor(refusal.door(), request));
    }

    /** A page that is not there any more, or whose nonce was meddled with: no mistake of ours, so no incident. */
    private static boolean isClientsFault(Throwable thrown) {
        return Exceptions.is(thrown, ViewExpiredException.class) || Exceptions.is(thrown, CspException.class);
    }

    /** Its scripts say so in a header, which gets them a page in parts; a parameter of that name is anybody's. */
    private static boolean isFromScriptOfFaces(FacesContext context) {
        return "partial/ajax".equals(context.getExternalContext().getRequestHeaderMap().get("Faces-Request"));
    }

    /** Where half of the page has left already, it ends there. */
    private static void end(FacesContext context, int status) {
        try {
            if (!context.getExternalContext().isResponseCommitted()) {
                context.getExternalContext().responseSendError(status, "");
            }
            context.responseComplete();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String lastNode(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
