import java.io.FileInputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Holds files to the flavours named first (3u,ua1): one line a file and flavour, then one a rule that it breaks. */
public final class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String name : arguments[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.fromString(name);
            for (int n = 1; n < arguments.length; n++) {
                out.printf("%s\t%s%n", name, arguments[n]);
                broken(flavour, arguments[n]).forEach((rule, said) -> out.printf("\t%s\t%s%n", rule, said));
            }
        }
    }

    private static Map<String, String> broken(PDFAFlavour flavour, String path) throws Exception {
        Map<String, String> found = new LinkedHashMap<>();
        try (var file = new FileInputStream(path);
             var parser = Foundries.defaultInstance().createParser(file, flavour);
             var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            for (TestAssertion one : validator.validate(parser).getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                    found.putIfAbsent(rule, one.getMessage() + " @ " + one.getLocation().getContext());
                }
            }
        }
        return found;
    }
}
