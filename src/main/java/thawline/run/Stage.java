package thawline.run;

import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.tensor.Axes;
import thawline.tensor.Margins;

/// One node inside a group: from a buffer to planes of another, with how far it reaches.
final class Stage {

    final Node node;
    final Buffer in;
    final Buffer out;
    final Pass pass;
    final int channel;
    final int channels;

    /// The window: its first element lies `before` the output's place times the step, its last `after` it.
    final int stepY;

    final int stepX;
    final int spanY;
    final int spanX;
    final int beforeY;
    final int beforeX;

    Stage(Node node, Buffer in, Buffer out, int channel) {
        this.node = node;
        this.in = in;
        this.out = out;
        this.pass = node.pass();
        this.channel = channel;
        this.channels = node.channels();
        Reach.Window w = node.window();
        Axes stride = w.stride();
        Margins m = w.margins();
        stepY = stride.h();
        stepX = stride.w();
        spanY = w.span().h();
        spanX = w.span().w();
        beforeY = m.top();
        beforeX = m.left();
    }

    int afterY() {
        return spanY - 1 - beforeY;
    }

    int afterX() {
        return spanX - 1 - beforeX;
    }
}
