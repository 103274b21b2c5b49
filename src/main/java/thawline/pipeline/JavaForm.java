package thawline.pipeline;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import thawline.tensor.Shape;

/// How a call of the catalogue is written in Java: the expression that makes its layer, read-out or mark.
@FunctionalInterface
public interface JavaForm {

    /// The expression, for an input of a shape.
    String of(Arguments a, Shape in);

    /// The first of some forms that has a place for every argument that is not left at its default.
    ///
    /// `{ksize}` stands for the argument; what stands in `[…]` is left out where all its arguments are at
    /// their defaults.
    static JavaForm of(String... forms) {
        return (a, in) -> Forms.first(List.of(forms), a);
    }

    /// The reading of forms.
    final class Forms {

        private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");
        private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\]]*)\\]");

        private Forms() {}

        static String first(List<String> forms, Arguments a) {
            Set<String> said = a.said();
            return forms.stream()
                    .filter(form -> places(form).containsAll(said))
                    .findFirst()
                    .map(form -> filled(OPTIONAL.matcher(form).replaceAll(match -> kept(match.group(1), said)), a))
                    .orElseThrow(() -> new IllegalStateException("no form of " + forms + " says all of " + said));
        }

        private static Set<String> places(String form) {
            Set<String> places = new TreeSet<>();
            PLACE.matcher(form).results().forEach(match -> places.add(match.group(1)));
            return places;
        }

        private static String kept(String optional, Set<String> said) {
            boolean needed = places(optional).stream().anyMatch(said::contains);
            return needed ? Matcher.quoteReplacement(optional) : "";
        }

        /// With an argument in each place.
        static String filled(String form, Arguments a) {
            return PLACE.matcher(form).replaceAll(match -> Matcher.quoteReplacement(a.java(match.group(1))));
        }
    }
}
