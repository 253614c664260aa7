package org.prachum.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a request must look like before Faces, PrimeFaces or RESTEasy read it, which would fail over it at length: no more parameters than
 * any form has, weights that are numbers (RFC 9110, section 12.4.2), and what scripts of PrimeFaces send by themselves as they send it.
 */
final class RequestSyntax {

    private static final int MOST_PARAMETERS = 10_000;

    private static final List<String> WEIGHTED = List.of("Accept", "Accept-Language", "Accept-Charset", "Accept-Encoding");
    private static final Pattern WEIGHT = Pattern.compile(";\\s*[qQ]\\s*=\\s*([^;,]*)");
    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,3}(\\.\\d{0,9})?|\\.\\d{1,9})\\s*");

    /** What browsers send never has more; each of them is looked at by each comparison. */
    private static final int LONGEST_WEIGHTED = 1_000;

    /** Says the same as the header {@code Faces-Request} (Jakarta Faces 4.0, section 13.4). */
    private static final String PARTIAL = "jakarta.faces.partial.ajax";

    private static final String STATE = "jakarta.faces.ViewState";
    private static final String NONCE = "primefaces.nonce";
    private static final Pattern NONCE_FORM = Pattern.compile("[A-Za-z0-9+/=_-]{0,128}");

    /** Of a table: which page of it, how many rows, where each row begins. */
    private static final Pattern OF_A_TABLE = Pattern.compile(".*_(rows|first|page|rppDD|scrollOffset)");

    private static final Pattern WHOLE = Pattern.compile("\\d{0,9}");

    private RequestSyntax() {}

    static boolean isSound(HttpServletRequest request) {
        return WEIGHTED.stream().allMatch(name -> Collections.list(request.getHeaders(name)).stream().allMatch(RequestSyntax::isWeighted))
                && areSound(request.getParameterMap());
    }

    /** A script of Faces sends the state of its page and what the page's scripts are known by; without, Faces and PrimeFaces fail. */
    static boolean isWholeIfOfFaces(HttpServletRequest request) {
        boolean ofScript = request.getHeader("Faces-Request") != null || request.getParameter(PARTIAL) != null;
        return !ofScript || request.getParameter(STATE) != null && request.getParameter(NONCE) != null;
    }

    private static boolean isWeighted(String header) {
        return header.length() <= LONGEST_WEIGHTED && WEIGHT.matcher(header).results().allMatch(found -> NUMBER.matcher(found.group(1)).matches());
    }

    private static boolean areSound(Map<String, String[]> parameters) {
        int count = 0;
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            count += parameter.getValue().length;
            if (count > MOST_PARAMETERS || !isSound(parameter.getKey(), parameter.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSound(String name, String[] values) {
        if (name.equals(NONCE)) {
            return all(values, NONCE_FORM);
        }
        return !OF_A_TABLE.matcher(name).matches() || all(values, WHOLE);
    }

    private static boolean all(String[] values, Pattern pattern) {
        for (String value : values) {
            if (!pattern.matcher(value).matches()) {
                return false;
            }
        }
        return true;
    }
}
