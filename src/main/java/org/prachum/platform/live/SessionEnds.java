package org.prachum.platform.live;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/** Whoever signs out, or signs in anew, leaves no screen open behind them. */
@WebListener
public class SessionEnds implements HttpSessionListener, HttpSessionIdListener {

    @Inject
    LiveScreens screens;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        screens.sessionEnded(event.getSession().getId());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String before) {
        screens.sessionEnded(before);
    }
}
