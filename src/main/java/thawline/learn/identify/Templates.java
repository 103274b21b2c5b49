package thawline.learn.identify;

import java.util.ArrayList;
import java.util.List;
import thawline.core.Kernel;
import thawline.filter.Kernels;

/// Kernels that have no parameter but their size and direction.
final class Templates {

    private static final String[] TOWARDS = {
        "the lower right",
        "the right",
        "the upper right",
        "the top",
        "the upper left",
        "the left",
        "the lower left",
        "the bottom"
    };

    private Templates() {}

    /// @param parts kernels of one size, whose mix is the filter
    record Template(Family family, String text, List<double[][]> parts) {
        static Template of(Family family, String text, double[]... rows) {
            return new Template(family, text, List.<double[][]>of(rows));
        }
    }

    static List<Template> all() {
        List<Template> all = new ArrayList<>();
        derivatives(all);
        for (int n : new int[] {3, 5, 7}) {
            add(all, Family.LAPLACIAN, "Laplacian " + size(n, n), Kernels.laplacian(n));
        }
        add(all, Family.LAPLACIAN, "Laplacian 3×3 of 4 neighbours", Kernels.laplacian(1));
        double[][] four = rows(Kernels.laplacian(1));
        double[][] eight = {{1, 1, 1}, {1, -8, 1}, {1, 1, 1}};
        double[][] weighted = {{1, 4, 1}, {4, -20, 4}, {1, 4, 1}};
        double[][] cross = {{1, -2, 1}, {-2, 4, -2}, {1, -2, 1}};
        all.add(Template.of(Family.LAPLACIAN, "Laplacian 3×3 of 8 neighbours", eight));
        all.add(Template.of(Family.LAPLACIAN, "Laplacian 3×3 (1, 4, −20)", weighted));
        all.add(Template.of(Family.LAPLACIAN, "Laplacian 3×3 (1, −2, 4)", cross));
        double[][] one = {{0, 0, 0}, {0, 1, 0}, {0, 0, 0}};
        all.add(new Template(Family.SHARPEN, "sharpen 3×3 by 4 neighbours", List.of(one, four)));
        all.add(new Template(Family.SHARPEN, "sharpen 3×3 by 8 neighbours", List.of(one, eight)));
        all.add(new Template(Family.SHARPEN, "sharpen 3×3 by the diagonals", List.of(one, rows(Kernels.laplacian(3)))));
        all.add(new Template(Family.SHARPEN, "sharpen 3×3 by (1, −2, 4)", List.of(one, cross)));
        turned(all, Family.EMBOSS, "emboss 3×3", new double[][] {{-2, -1, 0}, {-1, 1, 1}, {0, 1, 2}});
        turned(all, Family.EMBOSS, "emboss 3×3", new double[][] {{-1, -1, 0}, {-1, 1, 1}, {0, 1, 1}});
        turned(all, Family.EMBOSS, "emboss 3×3 without the middle", new double[][] {{-2, -1, 0}, {-1, 0, 1}, {0, 1, 2}
        });
        turned(all, Family.EMBOSS, "emboss 3×3 without the middle", new double[][] {{-1, -1, 0}, {-1, 0, 1}, {0, 1, 1}
        });
        turned(all, Family.EMBOSS, "emboss 3×3 of two corners", new double[][] {{-1, 0, 0}, {0, 0, 0}, {0, 0, 1}});
        turned(all, Family.EMBOSS, "emboss 3×3 of two corners and the middle", new double[][] {
            {-1, 0, 0}, {0, 1, 0}, {0, 0, 1}
        });
        turned(all, Family.COMPASS, "Kirsch 3×3", new double[][] {{-3, -3, -3}, {-3, 0, 5}, {-3, 5, 5}});
        turned(all, Family.COMPASS, "Prewitt compass 3×3", new double[][] {{-1, -1, 1}, {-1, -2, 1}, {1, 1, 1}});
        return all;
    }

    private static void derivatives(List<Template> all) {
        for (int n : new int[] {3, 5, 7}) {
            String size = " " + size(n, n);
            add(all, Family.SOBEL, "Sobel d/dx" + size, Kernels.sobel(1, 0, n));
            add(all, Family.SOBEL, "Sobel d/dy" + size, Kernels.sobel(0, 1, n));
            add(all, Family.SOBEL, "Sobel d²/dx²" + size, Kernels.sobel(2, 0, n));
            add(all, Family.SOBEL, "Sobel d²/dy²" + size, Kernels.sobel(0, 2, n));
            add(all, Family.SOBEL, "Sobel d²/dxdy" + size, Kernels.sobel(1, 1, n));
        }
        add(all, Family.SCHARR, "Scharr d/dx 3×3", Kernels.scharr(1, 0));
        add(all, Family.SCHARR, "Scharr d/dy 3×3", Kernels.scharr(0, 1));
        add(all, Family.PREWITT, "Prewitt d/dx 3×3", Kernels.prewitt(1, 0));
        add(all, Family.PREWITT, "Prewitt d/dy 3×3", Kernels.prewitt(0, 1));
        all.add(Template.of(Family.DIFFERENCE, "central difference d/dx 3×1", new double[] {-1, 0, 1}));
        all.add(Template.of(
                Family.DIFFERENCE, "central difference d/dy 1×3", new double[] {-1}, new double[] {0}, new double[] {1
                }));
        all.add(Template.of(Family.DIFFERENCE, "difference of neighbours d/dx 2×1", new double[] {-1, 1}));
        all.add(Template.of(
                Family.DIFFERENCE, "difference of neighbours d/dy 1×2", new double[] {-1}, new double[] {1}));
        all.add(Template.of(Family.DIFFERENCE, "second difference d²/dx² 3×1", new double[] {1, -2, 1}));
        all.add(Template.of(
                Family.DIFFERENCE, "second difference d²/dy² 1×3", new double[] {1}, new double[] {-2}, new double[] {1
                }));
        all.add(Template.of(Family.ROBERTS, "Roberts 2×2, falling", new double[] {1, 0}, new double[] {0, -1}));
        all.add(Template.of(Family.ROBERTS, "Roberts 2×2, rising", new double[] {0, 1}, new double[] {-1, 0}));
    }

    private static void add(List<Template> all, Family family, String text, Kernel k) {
        all.add(Template.of(family, text, rows(k)));
    }

    /// All eight directions, of a 3×3 kernel whose outer ring turns.
    private static void turned(List<Template> all, Family family, String text, double[][] k) {
        double[][] turned = k;
        for (String towards : TOWARDS) {
            all.add(Template.of(family, text + " towards " + towards, turned));
            turned = turn(turned);
        }
    }

    private static double[][] turn(double[][] k) {
        return new double[][] {
            {k[0][1], k[0][2], k[1][2]},
            {k[0][0], k[1][1], k[2][2]},
            {k[1][0], k[2][0], k[2][1]}
        };
    }

    static String size(int height, int width) {
        return width + "×" + height;
    }

    /// Scales k itself.
    static double[][] scaled(double[][] k, double factor) {
        for (double[] row : k) {
            for (int x = 0; x < row.length; x++) {
                row[x] *= factor;
            }
        }
        return k;
    }

    static double[][] rows(Kernel k) {
        double[][] rows = new double[k.height()][k.width()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                rows[y][x] = k.at(y, x);
            }
        }
        return rows;
    }
}
