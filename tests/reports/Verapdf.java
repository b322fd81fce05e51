// Holds PDF files against profiles of veraPDF, and says which rules they break: java Verapdf ua1,2a FILE...
import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Verapdf {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        int wrong = 0;
        for (String profile : arguments[0].split(",")) {
            for (int file = 1; file < arguments.length; file++) {
                wrong += check(arguments[file], PDFAFlavour.byFlavourId(profile));
            }
        }
        System.exit(wrong > 0 ? 1 : 0);
    }

    private static int check(String file, PDFAFlavour profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), profile);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, Integer> broken = new TreeMap<>();
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                    broken.merge(rule + " " + each.getMessage(), 1, Integer::sum);
                }
            }
            System.out.println(file + " " + profile + ": " + (result.isCompliant() ? "keeps" : "BREAKS") + " the rules, "
                + result.getTotalAssertions() + " checks");
            broken.forEach((rule, times) -> System.out.println("   " + times + " times " + rule));
            return result.isCompliant() ? 0 : 1;
        }
    }
}
