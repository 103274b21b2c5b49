package thawline.run;

import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// What a group keeps of one value: some rows of a strip with their borders filled in. How many is worked out
/// backwards from the group's result, whose rows y0 … y1−1 need rows `y0·scaleY − up … (y1−1)·scaleY + down`
/// here.
final class Buffer {

    final int number;
    final Value value;
    final Border border;

    /// Loaded from a stored value, borders and all; otherwise computed, and its borders copied from its
    /// inside.
    final boolean loaded;

    int front;
    int back;
    int top;
    int bottom;
    int left;
    int right;
    int scaleY = 1;
    int scaleX = 1;
    int up;
    int down;
    int before;
    int after;

    /// Rows that stay behind the next output row, for windows and for mirrored borders.
    int kept;

    /// The last stage that writes to it; borders are filled in after that.
    int lastWriter = -1;

    Buffer(int number, Value value, Border border, boolean loaded) {
        this.number = number;
        this.value = value;
        this.border = border;
        this.loaded = loaded;
    }

    Shape shape() {
        return value.shape;
    }

    /// Takes in that a stage reads it: windows add up, and borders may mirror as far as they are wide.
    void feeds(Stage s) {
        Margins m = s.node.window().margins();
        front = Math.max(front, m.front());
        back = Math.max(back, m.back());
        top = Math.max(top, m.top());
        bottom = Math.max(bottom, m.bottom());
        left = Math.max(left, m.left());
        right = Math.max(right, m.right());
        Buffer o = s.out;
        scaleY = Math.max(scaleY, o.scaleY * s.stepY);
        scaleX = Math.max(scaleX, o.scaleX * s.stepX);
        int aroundY = Math.max(Math.max(s.beforeY, s.afterY()), Math.max(m.top(), m.bottom()));
        int aroundX = Math.max(Math.max(s.beforeX, s.afterX()), Math.max(m.left(), m.right()));
        up = Math.max(up, o.up * s.stepY + aroundY);
        down = Math.max(down, o.down * s.stepY + aroundY);
        before = Math.max(before, o.before * s.stepX + aroundX);
        after = Math.max(after, o.after * s.stepX + aroundX);
        boolean sameSize = s.stepY == 1 && m.top() + m.bottom() == s.spanY - 1;
        kept = Math.max(kept, sameSize ? aroundY : 2 * aroundY + s.stepY);
    }

    int rows(int step) {
        return (step - 1) * scaleY + 1 + up + down + kept + scaleY + top + bottom;
    }

    int columns(int strip) {
        return (strip - 1) * scaleX + 1 + before + after + left + right;
    }

    /// The first row that exists, counting border rows of a loaded one.
    int firstRow() {
        return loaded ? -top : 0;
    }

    int endRow() {
        return shape().h() + (loaded ? bottom : 0);
    }

    int firstColumn() {
        return loaded ? -left : 0;
    }

    int endColumn() {
        return shape().w() + (loaded ? right : 0);
    }
}
