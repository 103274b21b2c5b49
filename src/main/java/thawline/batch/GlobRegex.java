package thawline.batch;

/// Writes a glob as a regular expression.
final class GlobRegex {

    private final String text;
    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;
    private int braces;

    /// @param text what the user wrote, for messages
    GlobRegex(String text, String glob) {
        this.text = text;
        this.glob = glob;
    }

    String regex() {
        while (at < glob.length()) {
            step(glob.charAt(at++));
        }
        if (braces > 0) {
            throw wrong("has a { without its }");
        }
        return regex.toString();
    }

    private void step(char c) {
        switch (c) {
            case '*' -> star();
            case '?' -> regex.append("[^/]");
            case '[' -> choice();
            case '{' -> {
                braces++;
                regex.append("(?:");
            }
            case '}' -> {
                if (braces-- == 0) {
                    throw wrong("has a } without its {");
                }
                regex.append(')');
            }
            case ',' -> regex.append(braces > 0 ? "|" : ",");
            case '\\' -> {
                if (at == glob.length()) {
                    throw wrong("ends in a backslash");
                }
                literal(glob.charAt(at++));
            }
            default -> literal(c);
        }
    }

    /// `**/` is any number of folders, none included.
    private void star() {
        if (!glob.startsWith("*", at)) {
            regex.append("[^/]*");
            return;
        }
        boolean begins = at == 1 || glob.charAt(at - 2) == '/';
        at++;
        if (begins && glob.startsWith("/", at)) {
            at++;
            regex.append("(?:.*/)?");
        } else {
            regex.append(".*");
        }
    }

    private void choice() {
        int from = at;
        boolean not = from < glob.length() && "!^".indexOf(glob.charAt(from)) >= 0;
        if (not) {
            from++;
        }
        int end = glob.indexOf(']', from + 1); // a ] that comes first is one of the letters
        if (end < 0) {
            throw wrong("has a [ without its ]");
        }
        regex.append("(?!/)[").append(not ? "^" : "");
        for (int i = from; i < end; i++) {
            char c = glob.charAt(i);
            if (c == '-' && i > from && i < end - 1) {
                if (glob.charAt(i - 1) > glob.charAt(i + 1)) {
                    throw wrong("has the range " + glob.substring(i - 1, i + 2) + ", which runs backwards");
                }
                regex.append('-');
            } else {
                literal(c);
            }
        }
        regex.append(']');
        at = end + 1;
    }

    private void literal(char c) {
        if (c < 128 && !Character.isLetterOrDigit(c)) {
            regex.append('\\');
        }
        regex.append(c);
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                "the glob '" + text + "' " + why + "; a backslash in front takes it as it is");
    }
}
