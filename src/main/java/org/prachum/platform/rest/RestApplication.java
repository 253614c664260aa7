package org.prachum.platform.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The wire: everything under {@code /api}. */
@ApplicationScoped
@ApplicationPath("api")
public class RestApplication extends Application {}
