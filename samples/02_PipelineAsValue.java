import java.io.IOException;
import java.nio.file.Path;
import thawline.filter.Colour;
import thawline.filter.Edges;
import thawline.filter.Smooth;
import thawline.io.ImageFiles;
import thawline.layer.Layer;
import thawline.pipeline.Pipeline;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// Lesson 2. A pipeline is a layer too: built in Java or read from text, it is the same value, and one value
/// runs over any picture.
class PipelineAsValue {

    public static void main(String[] args) throws IOException {
        Layer java =
                Colour.gray().then(Smooth.gaussian(5, 0)).then(Edges.sobel(3)).then(Edges.magnitude());
        Pipeline text = Pipeline.parse("gray | gaussian(ksize=5) | sobel(ksize=3) | magnitude");

        Samples picture = ImageFiles.best().read(images("still-life.png")).pixels();
        Samples edges = Samples.u8(1, picture.height(), picture.width());
        Plan.of(java, picture.shape()).run(picture, edges);

        System.out.println(text);
        System.out.println(picture.shape() + " -> " + edges.shape());
        claim("text and Java make equal layers", text.layer(picture.shape()).equals(java));
        claim(
                "text is written again as it was read",
                Pipeline.parse(text.toString()).equals(text));
        claim(
                "the vase's rim is an edge, the wall behind it is none",
                at(edges, 44, 280) > 100 && at(edges, 20, 700) < 10);
        claim(
                "the same value takes a picture of another size",
                java.shape(Shape.planes(3, 50, 60)).equals(Shape.plane(50, 60)));
    }

    static int at(Samples s, int y, int x) {
        return Byte.toUnsignedInt(((Samples.U8) s).data()[s.index(0, y, x)]);
    }

    static Path images(String name) {
        return Path.of(System.getProperty("thawline.home", "."), "images", name);
    }

    static void claim(String text, boolean holds) {
        System.out.println((holds ? "yes: " : "NO: ") + text);
        if (!holds) {
            System.exit(1);
        }
    }
}

// Run it: ./thawline samples/02_PipelineAsValue.java
