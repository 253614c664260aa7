import com.sass_lang.embedded_protocol.OutputStyle;
import de.larsgrefer.sass.embedded.SassCompiler;
import de.larsgrefer.sass.embedded.SassCompilerFactory;
import de.larsgrefer.sass.embedded.importer.ClasspathImporter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compiles the PrimeFaces theme. Run as a single source file by the build, which puts Dart Sass and the SCSS of
 * primefaces-themes on the class path; neither comes near the application.
 */
final class ThemeCompiler {

    /** Takes the SCSS file to read and the CSS file to write. */
    public static void main(String[] args) throws Exception {
        Path source = Path.of(args[0]);
        Path target = Path.of(args[1]);

        try (SassCompiler sass = SassCompilerFactory.bundled()) {
            sass.registerImporter(new ClasspathImporter().autoCanonicalize());
            sass.setOutputStyle(OutputStyle.COMPRESSED);
            // PrimeFaces 15 is written with @import, and there is nothing to do about it here.
            sass.addSilenceDeprecation("import");
            sass.setQuietDeps(true);

            String css = sass.compileFile(source.toFile()).getCss();
            Files.createDirectories(target.getParent());
            Files.writeString(target, css);
        }
    }
}
