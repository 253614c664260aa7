package org.prachum.platform.health;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.prachum.platform.persistence.Pool;

/** {@code /health}, on any host: whether this node serves. Says nothing of any organization. */
@WebServlet("/health")
public class Health extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int WAIT_SECONDS = 2;

    @Inject
    @Pool
    transient DataSource pool;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean up = databaseAnswers();
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream()
                .write(("{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private boolean databaseAnswers() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(WAIT_SECONDS);
        } catch (SQLException unreachable) {
            return false;
        }
    }
}
