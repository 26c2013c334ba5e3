import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks EU DSS about files, without a network. A line in: the path, "required" or "spared" (whether DSS's own policy must
 * find revocation data), and the files of the trusted roots, parted by tabs. A line out, in the same order: the number of
 * signatures, and of the first its format, indication, subindication and complaints, parted by tabs.
 */
public class Validate {
	static final String POLICY = "/policy/constraint.xml";

	public static void main(String[] args) throws Exception {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		String own = new String(Validate.class.getResourceAsStream(POLICY).readAllBytes(), StandardCharsets.UTF_8);
		String spared = own.replaceAll("<(RevocationDataAvailable|AcceptableRevocationDataFound) Level=\"FAIL\"", "<$1 Level=\"IGNORE\"");
		if (spared.equals(own)) throw new IllegalStateException("The policy does not ask for revocation data");
		for (String line; (line = in.readLine()) != null;) {
			String[] asked = line.split("\t");
			try {
				out.println(validate(asked, asked[1].equals("required") ? own : spared));
			} catch (RuntimeException error) {
				out.println("0\t\t\t\t" + oneLine(error.toString()));
			}
		}
	}

	static String validate(String[] asked, String policy) {
		CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
		for (int i = 2; i < asked.length; i++) {
			CertificateToken root = DSSUtils.loadCertificate(new File(asked[i]));
			trusted.addCertificate(root);
		}
		// As made it asks nobody: what it may use is in the file.
		CommonCertificateVerifier verifier = new CommonCertificateVerifier();
		verifier.setTrustedCertSources(trusted);
		SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(asked[0]));
		validator.setCertificateVerifier(verifier);
		SimpleReport report = validator.validateDocument(new InMemoryDocument(policy.getBytes(StandardCharsets.UTF_8))).getSimpleReport();
		List<String> ids = report.getSignatureIdList();
		if (ids.isEmpty()) return "0\t\t\t\tno signature";
		String id = ids.get(0);
		// A revision that turns the page around is a warning to it.
		Stream<Message> said = Stream.concat(report.getAdESValidationErrors(id).stream(), report.getAdESValidationWarnings(id).stream());
		Stream<String> stamps = report.getSignatureTimestamps(id).stream()
			.filter(stamp -> stamp.getIndication() != Indication.PASSED)
			.map(stamp -> "a time stamp is " + stamp.getIndication() + " " + stamp.getSubIndication());
		return String.join("\t",
			String.valueOf(ids.size()),
			String.valueOf(report.getSignatureFormat(id)),
			String.valueOf(report.getIndication(id)),
			String.valueOf(report.getSubIndication(id)),
			oneLine(Stream.concat(said.map(Message::getValue), stamps).collect(Collectors.joining("; "))));
	}

	static String oneLine(String text) {
		return text.replaceAll("\\s+", " ").strip();
	}
}
