package org.prachum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A name server on a free port of this machine, which knows the texts that a test publishes and nothing else. */
public final class DnsServer implements AutoCloseable {

    private static final int MOST_BYTES = 4096;

    private final DatagramSocket socket;
    private final Map<Name, String> texts = new ConcurrentHashMap<>();
    private volatile boolean silent;

    private DnsServer(DatagramSocket socket) {
        this.socket = socket;
    }

    public static DnsServer start() {
        try {
            DnsServer server = new DnsServer(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(server::serve, "dns");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** What the server of the application has to be told. */
    public Map<String, String> environment() {
        return Map.of("PRACHUM_DNS", "127.0.0.1:" + socket.getLocalPort());
    }

    public void publish(String name, String text) {
        texts.put(absolute(name), text);
    }

    public void withdraw(String name) {
        texts.remove(absolute(name));
    }

    /** Answers nothing at all while {@code work} runs. */
    public void silentWhile(Runnable work) {
        silent = true;
        try {
            work.run();
        } finally {
            silent = false;
        }
    }

    private void serve() {
        byte[] bytes = new byte[MOST_BYTES];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                if (!silent) {
                    byte[] answer = answer(new Message(Arrays.copyOf(bytes, packet.getLength()))).toWire();
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    /** The text cut in two, as long ones have to be. */
    private Message answer(Message question) {
        Record asked = question.getQuestion();
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        answer.addRecord(asked, Section.QUESTION);
        String text = asked.getType() == Type.TXT ? texts.get(asked.getName()) : null;
        if (text == null) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else {
            int half = text.length() / 2;
            answer.addRecord(
                    new TXTRecord(asked.getName(), DClass.IN, 60, Arrays.asList(text.substring(0, half), text.substring(half))),
                    Section.ANSWER);
        }
        return answer;
    }

    private static Name absolute(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
