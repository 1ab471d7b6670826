// Arguments: the properties file and the file for the answer. Standard input: one article per line as
// "resources day base64"; the answer holds one base64 TimeML document per line and the seconds of a warm pass last.

import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class HeidelTimeDriver {
  public static void main(String[] arguments) throws Exception {
    List<String[]> articles = new ArrayList<>();
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = input.readLine()) != null; ) {
      articles.add(line.split(" "));
    }
    Map<String, HeidelTimeStandalone> taggers = new HashMap<>();
    for (String[] article : articles) {
      if (!taggers.containsKey(article[0])) {
        Language language = Language.getLanguageFromString(article[0]);
        taggers.put(
            article[0],
            new HeidelTimeStandalone(language, DocumentType.NEWS, OutputType.TIMEML, arguments[0], POSTagger.NO));
      }
      tag(taggers, article);
    }
    long start = System.nanoTime();
    try (PrintWriter output = new PrintWriter(arguments[1], "UTF-8")) {
      for (String[] article : articles) {
        byte[] document = tag(taggers, article).getBytes(StandardCharsets.UTF_8);
        output.println(Base64.getEncoder().encodeToString(document));
      }
      output.println((System.nanoTime() - start) / 1e9);
    }
  }

  private static String tag(Map<String, HeidelTimeStandalone> taggers, String[] article) throws Exception {
    String text = new String(Base64.getDecoder().decode(article[2]), StandardCharsets.UTF_8);
    return taggers.get(article[0]).process(text, new SimpleDateFormat("yyyy-MM-dd").parse(article[1]));
  }
}
