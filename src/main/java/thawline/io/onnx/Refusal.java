package thawline.io.onnx;

/// Why a model cannot be read, before it is known what its file is called; one line, whatever names the file
/// has.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int LONGEST = 400;

    Refusal(String why) {
        super(line(why), null, false, false);
    }

    private static String line(String why) {
        String printed = why.replaceAll("\\p{Cntrl}", "?");
        return printed.length() <= LONGEST ? printed : printed.substring(0, LONGEST - 1) + "…";
    }
}
