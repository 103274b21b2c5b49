import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import thawline.data.PictureInput;
import thawline.geometry.Warps;
import thawline.io.ImageFiles;
import thawline.layer.Trace;
import thawline.match.Hit;
import thawline.match.Method;
import thawline.match.Template;
import thawline.match.TemplateMatcher;
import thawline.tensor.Tensor;

/// Lesson 17. A template is a kernel, and a match is where the picture correlates with it: as it is at every place, and
/// turned and scaled from coarse to fine.
class FindTemplates {

    public static void main(String[] args) throws IOException {
        Tensor picture = PictureInput.grey(PictureInput.planes(ImageFiles.best().read(Path.of("images/polygons.png"))));
        Template arrow = Template.of("arrow", picture.window(204, 144, 72, 104).copy());

        Tensor scores = Method.CCOEFF_NORMED.scores(picture, arrow);
        System.out.println("at its own place it scores " + scores.at(0, 204, 144));
        claim("a template is like itself", scores.at(0, 204, 144) > 0.9999);

        Tensor turned = Trace.run(Warps.rotate(20, 0.9), picture);
        List<Hit> hits =
                TemplateMatcher.of(arrow).angles(-30, 30).scales(0.8, 1.2).find(turned);
        Hit hit = hits.getFirst();
        System.out.println(hit);
        claim("its turn is found", Math.abs(hit.box().angle() - 20) < 0.5);
        claim("so is its size", Math.abs(hit.scale() - 0.9) < 0.01);

        Template flat = Template.of("paper", picture.window(0, 0, 10, 10).copy());
        claim(
                "a flat template is like nothing",
                TemplateMatcher.of(flat).find(picture).isEmpty());
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/17_FindTemplates.java
