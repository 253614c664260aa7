import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes up what must not be guessed, for {@code compose.yaml} or a service of one's own. Needs a JDK and nothing else:
 *
 * <pre>java server-config/Secrets.java .env</pre>
 *
 * <p>The file is new, or nothing is written; nobody but its owner reads it. Without a file's name all goes to the standard output. What
 * nobody can make up, such as the domain, stands at its end with what starts on one machine, to be changed.
 */
public class Secrets {

    /** 32 bytes, which is what the strongest of their uses takes. */
    private static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final List<String> MADE_UP = List.of(
            "POSTGRES_PASSWORD",
            "PRACHUM_DB_OWNER_PASSWORD",
            "PRACHUM_DB_PASSWORD",
            "PRACHUM_DB_OPERATOR_PASSWORD",
            "PRACHUM_SECRET",
            "PRACHUM_METRICS_TOKEN");

    /** With these it starts on this machine, for a look around; mail waits until there is a server for it. */
    private static final List<String> TO_CHANGE = List.of(
            "# Whose these are is for you to say, before anybody comes: the domain, how it is reached, the mail server, the first operator.",
            "PRACHUM_BASE_DOMAIN=localhost",
            "PRACHUM_PUBLIC_URL=http://localhost:8080",
            "PRACHUM_SMTP_HOST=localhost",
            "PRACHUM_MAIL_FROM=prachum@prachum.example",
            "PRACHUM_OPERATOR=operator@prachum.example");

    private Secrets() {}

    public static void main(String... arguments) throws IOException {
        if (arguments.length > 1) {
            fail("java server-config/Secrets.java [file]");
        }
        if (arguments.length == 0) {
            System.out.print(content());
            return;
        }
        Path file = Path.of(arguments[0]);
        try {
            Files.writeString(createPrivately(file), content(), StandardOpenOption.TRUNCATE_EXISTING);
        } catch (FileAlreadyExistsException there) {
            fail(file + " is there already, and whatever was sealed with its secrets would be lost without them. Nothing was written.");
        }
    }

    /** At no moment does anybody else read it. */
    private static Path createPrivately(Path file) throws IOException {
        boolean posix = file.toAbsolutePath().getFileSystem().supportedFileAttributeViews().contains("posix");
        return Files.createFile(file, posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0]);
    }

    private static String content() {
        return MADE_UP.stream().map(name -> name + "=" + secret()).collect(Collectors.joining("\n", "", "\n\n"))
                + String.join("\n", TO_CHANGE) + "\n";
    }

    /** Of letters, digits, - and _ alone (RFC 4648, section 5), so that no shell, file or address has to quote it. */
    private static String secret() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }
}
