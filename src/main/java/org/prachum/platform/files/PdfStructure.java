package org.prachum.platform.files;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/**
 * What a document is made of, for whoever has it read aloud or takes it apart: headings, paragraphs, tables (ISO 32000-1, sections 14.7 and
 * 14.8, "tagged PDF"). What is drawn belongs to the part that is open; what belongs to none is a paragraph, or decoration.
 */
final class PdfStructure {

    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final Deque<Part> open = new ArrayDeque<>();
    private final Map<PDPage, List<PDStructureElement>> byPage = new HashMap<>();
    private final List<PDPage> pages = new ArrayList<>();

    /** A part that was begun, and the element that stands for it; none stands for decoration. */
    private record Part(PdfFile.Role role, PDStructureElement element) {}

    PdfStructure(PDDocumentCatalog catalog) {
        PDMarkInfo info = new PDMarkInfo();
        info.setMarked(true);
        catalog.setMarkInfo(info);
        catalog.setStructureTreeRoot(root);
        PDStructureElement document = new PDStructureElement("Document", root);
        root.appendKid(document);
        open.push(new Part(PdfFile.Role.DOCUMENT, document));
    }

    /** Within decoration everything is decoration. */
    void begin(PdfFile.Role role, String alternative) {
        if (role == PdfFile.Role.DECORATION || open.peek().role() == PdfFile.Role.DECORATION) {
            open.push(new Part(PdfFile.Role.DECORATION, null));
            return;
        }
        PDStructureElement element = element(role);
        if (alternative != null) {
            element.setAlternateDescription(alternative);
        }
        open.push(new Part(role, element));
    }

    void end() {
        open.pop();
    }

    void add(PDPage page) {
        page.setStructParents(pages.size());
        pages.add(page);
        byPage.put(page, new ArrayList<>());
    }

    /** The operator that begins something readable on that page; {@code EMC} ends it. */
    String text(PDPage page) {
        if (open.peek().role() == PdfFile.Role.DECORATION) {
            return "/Artifact BMC";
        }
        if (open.peek().role().holdsText()) {
            return content(page, open.peek().element());
        }
        return content(page, element(PdfFile.Role.PARAGRAPH));
    }

    /** The operator that begins a drawing on that page: part of an open figure, or decoration. */
    String drawing(PDPage page) {
        return open.peek().role() == PdfFile.Role.FIGURE ? content(page, open.peek().element()) : "/Artifact BMC";
    }

    /** Says of each page what its content belongs to; at the end, once. */
    void store() {
        Map<Integer, COSObjectable> numbers = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            COSArray parents = new COSArray();
            byPage.get(pages.get(i)).forEach(parents::add);
            numbers.put(i, new PDParentTreeValue(parents));
        }
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(numbers);
        root.setParentTree(tree);
        root.setParentTreeNextKey(pages.size());
    }

    private PDStructureElement element(PdfFile.Role role) {
        PDStructureElement parent = open.peek().element();
        PDStructureElement element = new PDStructureElement(role.tag(), parent);
        parent.appendKid(element);
        return element;
    }

    private String content(PDPage page, PDStructureElement element) {
        List<PDStructureElement> onPage = byPage.get(page);
        int id = onPage.size();
        onPage.add(element);
        if (element.getPage() == null) {
            element.setPage(page);
        }
        if (isOn(page, element)) {
            element.appendKid(id);
        } else {
            PDMarkedContentReference reference = new PDMarkedContentReference();
            reference.setPage(page);
            reference.setMCID(id);
            element.appendKid(reference);
        }
        return "/" + element.getStructureType() + " <</MCID " + id + ">> BDC";
    }

    private static boolean isOn(PDPage page, PDStructureElement element) {
        COSDictionary itsPage = element.getPage().getCOSObject();
        return itsPage == page.getCOSObject();
    }
}
