package org.prachum.testing;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;

/**
 * A mail server on loopback that takes every mail and delivers none of it anywhere. A mailbox springs up for any
 * recipient; its name and its password over IMAP are the address itself.
 *
 * <p>With a directory, each mail is a file {@code <address>/<milliseconds>-<number>.eml} in it before the sender hears
 * "250", and all of them are there again after a restart.
 *
 * <p>Thread-safe.
 */
public final class MailServer implements AutoCloseable {

    private final Optional<Path> directory;
    private final int smtpPort;
    private final int imapPort;
    private final List<Mail> mails = new ArrayList<>();
    private GreenMail server;
    private long number;

    private MailServer(Optional<Path> directory, int smtpPort, int imapPort) {
        this.directory = directory;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
    }

    /** One on free ports that forgets everything in the end. */
    public static MailServer startOnFreePorts() {
        var server = new MailServer(Optional.empty(), Ports.free(), Ports.free());
        server.start();
        return server;
    }

    /** One that keeps its mail in {@code directory}. */
    public static MailServer startIn(Path directory, int smtpPort, int imapPort) {
        var server = new MailServer(Optional.of(directory), smtpPort, imapPort);
        server.load();
        server.start();
        return server;
    }

    /** What the application wants to know in its environment to send its mail here. */
    public Map<String, String> environment() {
        return Map.of("PRACHUM_SMTP_HOST", "127.0.0.1", "PRACHUM_SMTP_PORT", String.valueOf(smtpPort));
    }

    public int smtpPort() {
        return smtpPort;
    }

    public int imapPort() {
        return imapPort;
    }

    /** Takes connections again after {@link #stop()}, on the same ports, with all the mail there was. */
    public synchronized void start() {
        if (server != null) {
            throw new IllegalStateException("The mail server runs already");
        }
        var starting = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        starting.start();
        server = starting;
        var users = starting.getUserManager();
        mails.forEach(mail -> append(mail, users));
        users.setMessageDeliveryHandler((moving, recipient) -> deliver(moving, recipient, users));
    }

    /** An outage: connections are refused until {@link #start()}. */
    public void stop() {
        GreenMail stopping;
        synchronized (this) {
            stopping = server;
            server = null;
        }
        // Outside the lock, because a delivery under way must finish before the server does.
        if (stopping != null) {
            stopping.stop();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Everything there is, oldest first. */
    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** The mail of one address, oldest first. */
    public List<Mail> mailsTo(String address) {
        var mailbox = mailbox(address);
        return mails().stream().filter(mail -> mail.mailbox().equals(mailbox)).toList();
    }

    /** Forgets everything, so that a test begins with empty mailboxes. Not for a server that keeps its mail. */
    public synchronized void forgetAll() {
        if (directory.isPresent()) {
            throw new IllegalStateException("This mail server keeps its mail in " + directory.get());
        }
        mails.clear();
        if (server != null) {
            try {
                server.purgeEmailFromAllMailboxes();
            } catch (FolderException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The first mail to {@code address}, which may be here already or arrive within {@code patience}. */
    public Mail waitForMailTo(String address, Duration patience) {
        return waitForMailTo(address, patience, any -> true);
    }

    /**
     * The first mail to {@code address} that is {@code wanted}.
     *
     * @throws IllegalStateException when it has not come in time, with the subjects of what came instead
     */
    public synchronized Mail waitForMailTo(String address, Duration patience, Predicate<Mail> wanted) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var found = mailsTo(address).stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new IllegalStateException("No such mail to " + address + " within " + patience + ", but "
                        + mailsTo(address).stream().map(Mail::subject).toList());
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for a mail to " + address, e);
            }
        }
    }

    private GreenMailUser deliver(MovingMessage moving, MailAddress recipient, UserManager users)
            throws MessagingException, UserException {
        var raw = new ByteArrayOutputStream();
        try {
            moving.getMessage().writeTo(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var mail = Mail.parse(mailbox(recipient.getEmail()), Instant.now(), raw.toByteArray());
        synchronized (this) {
            number++;
            directory.ifPresent(kept -> save(mail, kept));
            mails.add(mail);
            notifyAll();
        }
        return user(mail.mailbox(), users);
    }

    private static GreenMailUser user(String mailbox, UserManager users) throws UserException {
        var known = users.getUserByEmail(mailbox);
        return known == null ? users.createUser(mailbox, mailbox, mailbox) : known;
    }

    private static void append(Mail mail, UserManager users) {
        try {
            user(mail.mailbox(), users)
                    .deliver(new MimeMessage(
                            Session.getInstance(new Properties()), new ByteArrayInputStream(mail.raw())));
        } catch (MessagingException | UserException e) {
            throw new IllegalStateException("A mail to " + mail.mailbox() + " cannot be put back", e);
        }
    }

    private static String mailbox(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** Written beside its place and then moved there, so that a crash never leaves half a mail. */
    private void save(Mail mail, Path kept) {
        var folder = kept.resolve(folderName(mail.mailbox()));
        var name = "%d-%d".formatted(mail.received().toEpochMilli(), number);
        try {
            Files.createDirectories(folder);
            var written = Files.write(folder.resolve(name + ".part"), mail.raw());
            Files.move(written, folder.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The mail to " + mail.mailbox() + " cannot be kept", e);
        }
    }

    /**
     * An address may contain what a file's name may not, such as a slash; a folder of dots cannot come about, for the
     * @.
     */
    private static String folderName(String mailbox) {
        return URLEncoder.encode(mailbox, StandardCharsets.UTF_8).replace("%40", "@");
    }

    private void load() {
        var kept = directory.orElseThrow();
        try {
            Files.createDirectories(kept);
            try (var files = Files.walk(kept, 2)) {
                files.filter(file -> file.toString().endsWith(".eml"))
                        .map(MailServer::read)
                        .sorted(Comparator.comparing(Mail::received))
                        .forEach(mails::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The mail in " + kept + " cannot be read", e);
        }
        number = mails.size();
    }

    private static Mail read(Path file) {
        var mailbox = URLDecoder.decode(file.getParent().getFileName().toString(), StandardCharsets.UTF_8);
        var received = file.getFileName().toString().split("-")[0];
        try {
            return Mail.parse(mailbox, Instant.ofEpochMilli(Long.parseLong(received)), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
