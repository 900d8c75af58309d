package dev.thinkwatt.catalog.tariff;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element with its text and elements. Attributes are not kept. A document type is refused, and with it every entity but those
 * that XML has itself: nothing is ever expanded or fetched.
 */
record XmlElement(String namespace, String name, StringBuilder characters, List<XmlElement> children) {

    private static final int DEPTH_MAX = 16;

    static XmlElement read(byte[] file) throws Unreadable {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(file));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            throw new Unreadable("line " + line, "is not well-formed XML");
        } catch (RuntimeException e) {
            // The parser of the platform has a few left for bytes that are no XML at all.
            throw new Unreadable("the file", "is not XML");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private static XmlElement read(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        XmlElement document = new XmlElement("", "", new StringBuilder(), new ArrayList<>());
        Deque<XmlElement> open = new ArrayDeque<>();
        open.push(document);
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> open.push(started(reader, open));
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.element().characters.append(reader.getText());
                case XMLStreamConstants.DTD ->
                    throw new Unreadable(at(reader), "has a document type, which is refused");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable(at(reader), "refers to an entity, which is refused");
                default -> {} // comments and instructions say nothing
            }
        }
        return document.children.getFirst();
    }

    private static XmlElement started(XMLStreamReader reader, Deque<XmlElement> open) throws Unreadable {
        if (open.size() > DEPTH_MAX) {
            throw new Unreadable(at(reader), "nests deeper than " + DEPTH_MAX + " elements");
        }
        String namespace = reader.getNamespaceURI();
        XmlElement element = new XmlElement(
                namespace == null ? "" : namespace, reader.getLocalName(), new StringBuilder(), new ArrayList<>());
        open.element().children.add(element);
        return element;
    }

    private static String at(XMLStreamReader reader) {
        return "line " + Math.max(1, reader.getLocation().getLineNumber());
    }

    String text() {
        return characters.toString().strip();
    }

    List<XmlElement> all(String child) {
        return children.stream().filter(element -> element.name.equals(child)).toList();
    }

    Optional<XmlElement> first(String child) {
        return children.stream().filter(element -> element.name.equals(child)).findFirst();
    }

    /** The text of a child; empty where there is none. */
    Optional<String> text(String child) {
        return first(child).map(XmlElement::text);
    }
}
